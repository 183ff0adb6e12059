package dev.vireo.driver.esx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file that holds the data of a virtual disk byte by byte, as the disk's descriptor names it.
///
/// @param file its name
/// @param bytes how large the disk is
record FlatExtent(String file, long bytes) {
    /// Descriptors have less than 2 KiB. What is larger is no text.
    static final int LARGEST_DESCRIPTOR = 64 << 10;

    private static final int SECTOR = 512;
    private static final Pattern EXTENT =
            Pattern.compile(
                    "(RW|RDONLY|NOACCESS)\\s+(\\d{1,15})\\s+(\\w+)(?:\\s+\"([^\"]*)\"(.*))?");

    /// Says what a disk's data is in instead.
    @SuppressWarnings("serial") // does not leave the driver
    static final class OtherFormatException extends Exception {
        OtherFormatException(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /// Finds the extent.
    ///
    /// @param descriptor the content of the disk's file
    /// @throws OtherFormatException if the data of the disk is not in one file, or not as a guest
    ///   sees it
    static FlatExtent of(byte[] descriptor) throws OtherFormatException {
        String text = new String(descriptor, StandardCharsets.UTF_8);
        if (!text.startsWith("# Disk DescriptorFile")) {
            throw new OtherFormatException("its file is no descriptor of a disk");
        }
        List<Matcher> extents = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher extent = EXTENT.matcher(line);
            if (extent.matches()) {
                extents.add(extent);
            }
            if (line.startsWith("parentFileNameHint")) {
                throw new OtherFormatException("it holds only what differs from another disk");
            }
        }
        if (extents.size() != 1) {
            throw new OtherFormatException("its data is in " + extents.size() + " extents");
        }
        Matcher extent = extents.getFirst();
        String type = extent.group(3);
        Optional<String> name = Optional.ofNullable(extent.group(4));
        if (!(type.equals("VMFS") || type.equals("FLAT")) || name.isEmpty()) {
            throw new OtherFormatException("its data is in an extent of type " + type);
        }
        String start = extent.group(5).strip();
        if (!(start.isEmpty() || start.equals("0")) || name.get().contains("://")) {
            throw new OtherFormatException("its data is no file of its own");
        }
        return new FlatExtent(
                name.get(), Math.multiplyExact(Long.parseLong(extent.group(2)), SECTOR));
    }
}
