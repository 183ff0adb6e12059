package dev.vireo.shell.conversion;

import dev.vireo.model.DomainXmlException;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxLevel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// `convert`: VMX files to domain documents and back, with no server at all.
public final class ConvertCommand implements Command {
    private static final String STANDARD_INPUT = "-";
    private static final int OLDEST_HARDWARE = 4;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "convert",
                CommandSpec.Group.SHELL,
                "convert VMX files to domain XML and back",
                """
                Converts each file to the other format: domain XML to VMX, anything
                    else to domain XML. Needs no server. The result goes to standard output.
                    The report on what could not be carried over goes to standard error.\
                """,
                false,
                List.of(
                        new OptionSpec(
                                        "file",
                                        OptionSpec.Kind.LIST,
                                        true,
                                        "file to convert, - for standard input")
                                .completing(Completes.FILE),
                        OptionSpec.namedText(
                                        "level",
                                        "whose behaviour: libvirt-9.0 (default), libvirt-12 or full")
                                .choosing("libvirt-9.0", "libvirt-12", "full"),
                        OptionSpec.namedText(
                                "hw-version",
                                "virtualHW.version of a VMX file (default that of the document,"
                                        + " else "
                                        + VmxConverter.DEFAULT_HARDWARE_VERSION
                                        + ")"),
                        OptionSpec.namedText(
                                        "report", "report what was lost or assumed: text or json")
                                .choosing("text", "json"),
                        OptionSpec.namedText(
                                        "output",
                                        "directory for the results instead of standard output")
                                .completing(Completes.FOLDER),
                        OptionSpec.flag("overwrite", "replace files in the directory"),
                        OptionSpec.namedText(
                                "directory", "where the VMX file lies, as in '[datastore1] web'"),
                        OptionSpec.flag("verbatim", "leave file names as they are"),
                        OptionSpec.flag("security-info", "include passwords in domain XML")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("directory", "verbatim");
        FileConversion conversion = conversion(arguments);
        ConvertReply.ReportForm form = reportForm(arguments.text("report"));
        boolean trial = session.isTrial() && arguments.has("output");
        Path directory = outputDirectory(arguments.text("output"), trial);
        if (directory != null) {
            refuseSameTargets(arguments.list());
        }
        List<ConvertReply.Outcome> outcomes = new ArrayList<>();
        for (String file : arguments.list()) {
            ConvertReply.Outcome outcome = attempt(conversion, file, session);
            if (directory != null && outcome.converted() != null) {
                outcome = written(outcome, directory, arguments.has("overwrite"), trial);
            }
            outcomes.add(outcome);
        }
        return trial ? planned(outcomes) : new ConvertReply(outcomes, form, directory == null);
    }

    private static PlannedFiles planned(List<ConvertReply.Outcome> outcomes) {
        return new PlannedFiles(
                outcomes.stream()
                        .map(ConvertReply.Outcome::target)
                        .filter(Objects::nonNull)
                        .map(Path::of)
                        .toList(),
                outcomes.stream()
                        .map(ConvertReply.Outcome::failure)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /// Results are named after their files; one must not replace another.
    private static void refuseSameTargets(List<String> files) {
        Map<String, String> seen = new HashMap<>();
        for (String file : files) {
            String other = seen.putIfAbsent(baseName(file), file);
            if (other != null) {
                throw CommandFailure.usage(
                        "the results of '"
                                + other
                                + "' and '"
                                + file
                                + "' would have the same name");
            }
        }
    }

    private static FileConversion conversion(Arguments arguments) {
        String directory = arguments.text("directory");
        Integer version = arguments.number("hw-version");
        if (version != null && version < OLDEST_HARDWARE) {
            throw CommandFailure.usage(
                    "hardware version " + version + " is older than any product: it is 4 or more");
        }
        return new FileConversion(
                level(arguments.text("level")),
                arguments.has("verbatim")
                        ? FileNames.verbatim()
                        : FileNames.inDirectory(directory == null ? "[?] ?" : directory),
                version == null ? OptionalInt.empty() : OptionalInt.of(version),
                arguments.has("security-info"));
    }

    private static VmxLevel level(@Nullable String text) {
        return switch (text == null ? "libvirt-9.0" : text.toLowerCase(Locale.ROOT)) {
            case "libvirt-9.0", "libvirt_9_0", "libvirt-9", "9.0", "9" -> VmxLevel.LIBVIRT_9_0;
            case "libvirt-12", "libvirt_12", "libvirt-12.0", "12.0", "12" -> VmxLevel.LIBVIRT_12;
            case "full" -> VmxLevel.FULL;
            default ->
                    throw CommandFailure.usage(
                            "unknown level '"
                                    + text
                                    + "': it is one of libvirt-9.0, libvirt-12, full");
        };
    }

    private static ConvertReply.ReportForm reportForm(@Nullable String text) {
        return switch (text) {
            case null -> ConvertReply.ReportForm.NONE;
            case "text" -> ConvertReply.ReportForm.TEXT;
            case "json" -> ConvertReply.ReportForm.JSON;
            default ->
                    throw CommandFailure.usage(
                            "unknown form of report '" + text + "': it is text or json");
        };
    }

    private static @Nullable Path outputDirectory(@Nullable String name, boolean trial) {
        if (name == null) {
            return null;
        }
        try {
            Path path = Path.of(name);
            if (trial && Files.exists(path) && !Files.isDirectory(path)) {
                throw new FileAlreadyExistsException(name);
            }
            return trial ? path : Files.createDirectories(path);
        } catch (FileAlreadyExistsException _) {
            throw CommandFailure.usage("'" + name + "' is no directory");
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.usage("cannot make directory '" + name + "': " + InputFile.why(e));
        }
    }

    private static ConvertReply.Outcome attempt(
            FileConversion conversion, String file, Session session) {
        String text;
        try {
            text = file.equals(STANDARD_INPUT) ? standardInput(session) : InputFile.read(file);
        } catch (CommandFailure e) {
            return ConvertReply.Outcome.failed(file, e);
        }
        try {
            return ConvertReply.Outcome.of(file, conversion.convert(text));
        } catch (VirtException e) {
            String hint = conversion.isForFull(text) ? "; --level full converts it" : "";
            return ConvertReply.Outcome.failed(
                    file,
                    CommandFailure.because(
                            "failed to convert '" + file + "'" + place(e) + hint, e));
        }
    }

    private static String place(VirtException failure) {
        return failure instanceof DomainXmlException document && !document.xpath().isEmpty()
                ? " at " + document.xpath()
                : "";
    }

    private static String standardInput(Session session) {
        try {
            return RawText.decode(InputFile.readAll(session.input()));
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read standard input: " + e.getMessage());
        }
    }

    /// Writes a result beside the others. The name is that of the input without its directories and
    /// with another suffix, so it cannot leave the directory.
    private static ConvertReply.Outcome written(
            ConvertReply.Outcome outcome, Path directory, boolean overwrite, boolean trial) {
        FileConversion.Converted converted = outcome.resultOrThrow();
        Path target =
                directory.resolve(baseName(outcome.file()) + "." + converted.direction().format());
        OpenOption[] options =
                overwrite
                        ? new OpenOption[] {
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            LinkOption.NOFOLLOW_LINKS,
                            StandardOpenOption.WRITE
                        }
                        : new OpenOption[] {
                            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
                        };
        try {
            if (!trial) {
                Files.write(target, RawText.encode(converted.text()), options);
            } else if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            return outcome.writtenTo(target.toString());
        } catch (FileAlreadyExistsException _) {
            return ConvertReply.Outcome.failed(
                    outcome.file(),
                    CommandFailure.usage("'" + target + "' exists; --overwrite replaces it"));
        } catch (IOException e) {
            return ConvertReply.Outcome.failed(
                    outcome.file(),
                    CommandFailure.usage("cannot write '" + target + "': " + InputFile.why(e)));
        }
    }

    private static String baseName(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return "stdin";
        }
        String name = String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
