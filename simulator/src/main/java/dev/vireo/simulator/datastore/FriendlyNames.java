package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names that people have given to the top-level directories of vSAN and vVol datastores, whose
/// own names are UUIDs. They are symbolic links, as on a host: a path may begin with either name,
/// and no listing shows them.
///
/// @param root the datastore's folder
public record FriendlyNames(Path root) {
    private static final Pattern OWN_NAME =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /// Names a directory.
    ///
    /// @param name the name, which nothing else has
    /// @param directory its own name
    /// @throws DatastoreFileException if the name cannot be given
    public void give(String name, String directory) {
        try {
            Files.createSymbolicLink(FileNames.resolve(root, name), Path.of(directory));
        } catch (IOException e) {
            throw DatastoreFiles.failed(name, e);
        }
    }

    /// Returns the name of a directory.
    ///
    /// @param directory its own name
    /// @return the name that people know it by
    public Optional<String> of(String directory) {
        return find(directory).map(FileNames::nameOf);
    }

    /// Takes the name from a directory.
    ///
    /// @param directory its own name
    public void take(String directory) {
        Optional<Path> link = find(directory);
        try {
            if (link.isPresent()) {
                Files.delete(link.get());
            }
        } catch (IOException e) {
            throw DatastoreFiles.failed(directory, e);
        }
    }

    /// Returns a directory's own name.
    ///
    /// @param name one of its names
    /// @return its own
    public String own(String name) {
        Path file = FileNames.resolve(root, name);
        return isOne(file) ? target(file) : name;
    }

    /// Returns whether something in the root is such a name.
    static boolean isOne(Path file) {
        return Files.isSymbolicLink(file) && OWN_NAME.matcher(target(file)).matches();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw DatastoreFiles.failed(FileNames.nameOf(link), e);
        }
    }

    private Optional<Path> find(String directory) {
        if (!OWN_NAME.matcher(directory).matches()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                if (isOne(file) && target(file).equals(directory)) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw DatastoreFiles.failed(directory, e);
        }
    }
}
