package dev.vireo.driver.esx;

import dev.vireo.disk.DiskFormatException;
import dev.vireo.disk.ExtentKind;
import dev.vireo.disk.VmdkDescriptor;
import dev.vireo.disk.VmdkExtent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The file that holds the data of a virtual disk byte by byte, as the disk's descriptor names it.
///
/// @param file its name
/// @param bytes how large the disk is
record FlatExtent(String file, long bytes) {
    /// Descriptors have less than 2 KiB. What is larger is no text.
    static final int LARGEST_DESCRIPTOR = 64 << 10;

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
    /// @param name the name of the disk's file, for messages
    /// @param descriptor the content of that file
    /// @throws OtherFormatException if the data of the disk is not in one file, or not as a guest
    ///   sees it
    static FlatExtent of(String name, byte[] descriptor) throws OtherFormatException {
        VmdkDescriptor known;
        try {
            known = VmdkDescriptor.parse(name, new String(descriptor, StandardCharsets.UTF_8));
        } catch (DiskFormatException e) {
            throw new OtherFormatException(String.valueOf(e.getMessage()));
        }
        if (known.parent().isPresent()) {
            throw new OtherFormatException("it holds only what differs from another disk");
        }
        List<VmdkExtent> extents = known.extents();
        VmdkExtent first = extents.getFirst();
        if (extents.size() > 1) {
            throw new OtherFormatException("its data is in " + extents.size() + " extents");
        }
        boolean flat = first.kind() == ExtentKind.VMFS || first.kind() == ExtentKind.FLAT;
        if (!flat || !first.accessible()) {
            throw new OtherFormatException("its data is in an extent of type " + first.kind());
        }
        if (first.offset() != 0 || first.file().isEmpty() || first.file().contains("://")) {
            throw new OtherFormatException("its data is no file of its own");
        }
        return new FlatExtent(first.file(), known.capacity());
    }
}
