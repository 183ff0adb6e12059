package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// The folder that a domain is pulled to, and the names of the files there. While a pull is under
/// way, `NAME.pull` notes which images are whole, so that the same pull goes on after them.
final class PullFolder {
    /// File systems allow 255 bytes, of which some are for endings.
    private static final int LONGEST = 80;

    private final Path folder;
    private final String name;
    private final boolean overwrite;
    private final boolean fresh;
    private final boolean trial;
    private final Properties whole = new Properties();

    private PullFolder(Path folder, String name, boolean overwrite, boolean fresh, boolean trial) {
        this.fresh = fresh;
        this.trial = trial;
        this.folder = folder;
        this.name = name;
        this.overwrite = overwrite;
    }

    /// Makes the folder if it is not there.
    ///
    /// @param overwrite whether files that are there are replaced
    /// @param trial whether nothing is written after all
    static PullFolder open(Path folder, String domain, boolean overwrite, boolean trial)
            throws IOException {
        boolean fresh = !Files.exists(folder);
        if (!trial) {
            Files.createDirectories(folder);
        }
        PullFolder opened =
                new PullFolder(folder, fileName(domain), overwrite, fresh && !trial, trial);
        if (Files.exists(opened.note())) {
            try {
                opened.whole.load(new StringReader(Files.readString(opened.note())));
            } catch (IllegalArgumentException _) {
                opened.whole.clear(); // damaged, so it is as good as none
            }
        }
        return opened;
    }

    /// Returns a name that leads into no other folder and that each file system can have.
    static String fileName(String domain) {
        String plain =
                domain.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_")
                        .replaceAll("^[.\\s-]+|[.\\s]+$", "_");
        int end = Math.min(LONGEST, plain.length());
        if (end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        return plain.isEmpty() ? "domain" : plain.substring(0, end);
    }

    /// Returns the file for what is not a disk.
    Path file(String ending) {
        return folder.resolve(name + ending);
    }

    /// Returns the image of a disk: `web-scsi0-0.qcow2`. The place tells disks apart whose files
    /// have equal names in different folders.
    Path image(AttachedDisk disk, String suffix) {
        return folder.resolve(name + "-" + disk.instance().replace(':', '-') + "." + suffix);
    }

    private Path note() {
        return file(".pull");
    }

    /// Tells whether this pull has written an image, or an earlier one that did not come to its
    /// end.
    boolean isNoted(Path image) {
        return whole.containsKey(image.getFileName().toString());
    }

    /// Tells whether an image is there and whole, as this pull has left it earlier.
    ///
    /// @param content what tells the content that it is to have from another one
    boolean isWhole(Path image, String content) throws IOException {
        return Files.exists(image)
                && (content + " " + Files.size(image))
                        .equals(whole.getProperty(image.getFileName().toString()));
    }

    /// Notes that an image is whole.
    void noteWhole(Path image, String content) throws IOException {
        whole.setProperty(image.getFileName().toString(), content + " " + Files.size(image));
        StringWriter text = new StringWriter();
        whole.store(text, null);
        write(note(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Returns whether files that are there are replaced.
    boolean overwrites() {
        return overwrite;
    }

    /// Refuses to go on if a file is in the way which this pull has not written.
    ///
    /// @throws VirtException `OPERATION_FAILED`
    void requireFree(Path file) {
        if (Files.isDirectory(file)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, "'" + file + "' is a folder: no file can be there");
        }
        if (!overwrite && !isNoted(file) && Files.exists(file)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "'"
                            + file
                            + "' is there already; it is replaced only by a pull that may (--force)");
        }
    }

    /// Writes a file, all at once.
    void write(Path file, byte[] bytes) throws IOException {
        if (trial) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // such as that no space is left, but not where
            throw new FileSystemException(file.toString(), null, e.getMessage());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Forgets the pull: it is done.
    void done() throws IOException {
        if (!trial) {
            Files.deleteIfExists(note());
        }
    }

    /// Removes the folder if it was made for this pull, which has left nothing in it.
    void forsake() {
        if (fresh) {
            try {
                Files.delete(folder);
            } catch (IOException _) { // there is something in it; the failure was told
            }
        }
    }

    /// Returns how much fits into the folder.
    long freeSpace() throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) { // a trial makes no folder
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }
}
