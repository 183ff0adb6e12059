package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Turns paths in a datastore into paths of the file system and back.
///
/// Names are UTF-8 on the disk whatever the locale of this process says: the JDK would refuse them
/// in the locale `C`, so those that are not ASCII go through the form that paths have as URIs.
final class FileNames {
    /// Files with such a name belong to the simulator and are hidden.
    static final String HIDDEN = ".vireo-";

    private static final int LONGEST_NAME = 255;

    private FileNames() {}

    /// Splits a path into names. Slashes at either end or in a row mean nothing, nor does a dot.
    ///
    /// @throws DatastoreFileException if a name cannot be that of a file, or leads out
    static List<String> split(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")
                    || name.chars().anyMatch(Character::isISOControl)
                    || name.startsWith(HIDDEN)
                    || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw new DatastoreFileException(Reason.INVALID_PATH, path);
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names;
    }

    /// Finds a path below a folder and makes sure that no symbolic link leads out of it.
    ///
    /// @param root the folder, as its real path
    static Path resolve(Path root, String path) {
        Path place = root;
        try {
            for (String name : split(path)) {
                place = child(place, name);
                if (Files.isSymbolicLink(place) && !place.toRealPath().startsWith(root)) {
                    throw new DatastoreFileException(Reason.INVALID_PATH, path);
                }
            }
            return place;
        } catch (IllegalArgumentException | IOException e) {
            throw new DatastoreFileException(Reason.INVALID_PATH, path, e);
        }
    }

    private static Path child(Path folder, String name) {
        return isAscii(name)
                ? folder.resolve(folder.getFileSystem().getPath(name))
                : Path.of(URI.create(slashed(folder.toUri().toString()) + escaped(name)));
    }

    /// Returns the name of a file as it is in the datastore.
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isAscii(name)) {
            return name;
        }
        String uri = file.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        return unescaped(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end));
    }

    private static String slashed(String uri) {
        return uri.endsWith("/") ? uri : uri + '/';
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x7f);
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder(name.length() * 3);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && Character.isLetterOrDigit(b);
            if (plain) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().toHexDigits(b).toUpperCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static String unescaped(String text) {
        byte[] bytes = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes[count++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
                i += 2;
            } else {
                bytes[count++] = (byte) text.charAt(i);
            }
        }
        return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }
}
