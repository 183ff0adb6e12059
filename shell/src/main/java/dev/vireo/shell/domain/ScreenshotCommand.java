package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Screenshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `screenshot`. The file appears when the picture is there as a whole.
public final class ScreenshotCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH:mm:ss", Locale.ROOT);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "screenshot",
                CommandSpec.Group.DOMAIN,
                "take a screenshot of a current domain console and store it into a file",
                "screenshot of a current domain console",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                OptionSpec.text("file", "where to store the screenshot").completing(Completes.FILE),
                OptionSpec.number("screen", "ID of a screen to take screenshot of"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Integer screen = arguments.number("screen");
        if (screen != null && screen < 0) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "Numeric value '"
                            + arguments.raw("screen")
                            + "' for <screen> option is malformed or out of range");
        }
        String wanted = arguments.text("file");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        try (Screenshot picture = domain.openScreenshot(Objects.requireNonNullElse(screen, 0))) {
            String file =
                    wanted == null ? session.file(usualName(domain, picture.mediaType())) : wanted;
            if (session.isTrial()) {
                return PlannedFiles.of(file(file));
            }
            store(picture, file);
            return reply(domain, file, picture.mediaType());
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "could not take a screenshot of " + arguments.required("domain"), e);
        } catch (IOException e) { // what arrives badly fails with libvirt's errors
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot write file "
                            + Objects.requireNonNullElse(wanted, "for the screenshot")
                            + ": "
                            + e.getMessage());
        }
    }

    /// Names the file as virsh does. A domain's name must not lead into another folder.
    private static String usualName(Domain domain, String mediaType) {
        String ending =
                switch (mediaType) {
                    case "image/x-portable-pixmap" -> ".ppm";
                    case "image/png" -> ".png";
                    default -> "";
                };
        return domain.name().replace('/', '_')
                + "-"
                + TIME.format(LocalDateTime.now(ZoneId.systemDefault()))
                + ending;
    }

    private static void store(Screenshot picture, String file) throws IOException {
        Path target = file(file);
        if (Files.exists(target) && !Files.isRegularFile(target)) { // such as /dev/stdout
            try (OutputStream out = open(target, file)) {
                picture.content().transferTo(out);
            }
            return;
        }
        Path whole = whole(target, file);
        Path part = part(whole, file);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                picture.content().transferTo(out);
            }
            move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw cannotCreate(name);
        }
    }

    /// Returns the file itself: a link goes on being one.
    private static Path whole(Path target, String file) {
        try {
            Path whole =
                    Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
            if (!Files.exists(whole) || Files.isWritable(whole)) {
                return whole;
            }
        } catch (IOException _) { // a link to nothing, reported below
        }
        throw cannotCreate(file);
    }

    private static OutputStream open(Path target, String file) {
        try {
            return Files.newOutputStream(target);
        } catch (IOException _) {
            throw cannotCreate(file);
        }
    }

    private static Path part(Path target, String file) {
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw cannotCreate(file);
        }
        try {
            return Files.createFile(
                    folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part"));
        } catch (IOException _) {
            throw cannotCreate(file);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static CommandFailure cannotCreate(String file) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, "cannot create file " + file);
    }

    private static Reply reply(Domain domain, String file, String mediaType) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("file", file);
        members.put("mediaType", mediaType);
        return new TextReply(
                "Screenshot saved to " + file + ", with type of " + mediaType, members, true);
    }
}
