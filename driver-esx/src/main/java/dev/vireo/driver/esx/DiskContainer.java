package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Files that hold a disk in a format of their own, which is not what a guest sees on it. Uploaded
/// into a disk as they are, they would be a disk that nothing starts from.
final class DiskContainer {
    private static final int LONGEST = 32;

    private static final Map<String, String> FORMATS =
            new TreeMap<>(
                    Map.of(
                            "KDMV", "a VMDK file",
                            "COWD", "a VMDK file",
                            "# Disk DescriptorFile", "the descriptor of a VMDK file",
                            "QFI\u00fb", "a qcow2 file"));

    private DiskContainer() {}

    /// Refuses such a file.
    ///
    /// @param content that of the disk
    /// @throws VirtException `INVALID_ARG` if it is one; `SYSTEM_ERROR` if it cannot be read
    static void refuse(Path file, VolumeContent content) {
        try (InputStream in = LocalFile.open(file, 0)) {
            refuseStart(in.readNBytes(LONGEST), LONGEST, file, content);
        } catch (IOException e) {
            throw LocalFile.failed(file, e);
        }
    }

    /// Refuses what begins as such a file.
    ///
    /// @param bytes its first bytes
    /// @param count how many of them there are
    static void refuseStart(byte[] bytes, int count, Path file, VolumeContent content) {
        String start =
                new String(bytes, 0, Math.min(count, bytes.length), StandardCharsets.ISO_8859_1);
        FORMATS.forEach((magic, format) -> {
            if (start.startsWith(magic)) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "'"
                                + file
                                + "' is "
                                + format
                                + ", not the content of a disk, which '"
                                + content.volume()
                                + "' is to have: convert it with 'qemu-img convert -O raw', or"
                                + " force it");
            }
        });
    }
}
