package dev.vireo.driver.esx.capture;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/// The file that a capture writes: a JSON object in each line. It gets its name when it is whole;
/// what was written until a failure is removed.
final class CaptureFile implements Closeable {
    private final Path target;
    private final Path growing;
    private final BufferedWriter out;
    private final Thread removal;
    private long lines;

    private CaptureFile(Path target, Path growing, BufferedWriter out) {
        this.target = target;
        this.growing = growing;
        this.out = out;
        this.removal = Thread.ofPlatform().unstarted(() -> delete(growing));
        Runtime.getRuntime().addShutdownHook(removal); // the process may be told to end
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // nothing more can be done at the end of the process
        }
    }

    /// Begins a file.
    ///
    /// @param apiVersion what the server speaks
    static CaptureFile create(Path file, String apiVersion, boolean anonymised) throws IOException {
        Path target = file.toAbsolutePath();
        require(target);
        Path growing = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
        CaptureFile begun =
                new CaptureFile(
                        target, growing, Files.newBufferedWriter(growing, StandardCharsets.UTF_8));
        begun.out.write("{\"format\":\"vireo-inventory\",\"version\":1,\"seed\":1,");
        begun.out.write("\"model\":\"captured\",\"api\":" + quoted(apiVersion));
        begun.out.write(",\"anonymised\":" + anonymised + "}\n");
        return begun;
    }

    /// Finds out before the server is read what would keep the file from being written.
    private static void require(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new FileSystemException(target.toString(), null, "there is no folder " + parent);
        }
    }

    /// Says why a file cannot be written, without the name that it has until it is whole.
    ///
    /// @param why what failed
    /// @return a few words for people
    static String reason(IOException why) {
        return switch (why) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no file can be made there";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> Objects.requireNonNullElse(why.getMessage(), "input or output failed");
        };
    }

    /// Writes an object.
    ///
    /// @param object `Type:id`
    /// @param values the values of its properties, as XML
    /// @param missing why properties could not be read, as XML
    void object(String object, Map<String, String> values, Map<String, String> missing)
            throws IOException {
        out.write("{\"captured\":" + quoted(object) + ",\"set\":");
        write(values);
        if (!missing.isEmpty()) {
            out.write(",\"missing\":");
            write(missing);
        }
        out.write("}\n");
        lines++;
    }

    private void write(Map<String, String> members) throws IOException {
        String separator = "{";
        for (Map.Entry<String, String> member : members.entrySet()) {
            out.write(separator + quoted(member.getKey()) + ":" + quoted(member.getValue()));
            separator = ",";
        }
        out.write(members.isEmpty() ? "{}" : "}");
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPaired(text, i))) {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /// Ends the file and gives it its name.
    ///
    /// @return how many objects are in it
    long finish() throws IOException {
        out.write("{\"end\":" + lines + "}\n");
        out.close();
        Files.move(
                growing,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return lines;
    }

    /// Removes what was written, unless it was finished.
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(growing);
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException _) {
            // the process ends: the hook runs
        }
    }
}
