package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.OptionalLong;

/// A part of a volume's content.
///
/// @param offset where it begins, in bytes
/// @param length how many bytes; empty for all up to the end of the volume
public record VolumeRange(long offset, OptionalLong length) {
    /// The whole content.
    public static final VolumeRange ALL = new VolumeRange(0, OptionalLong.empty());

    /// Refuses negative numbers.
    public VolumeRange {
        if (offset < 0 || length.orElse(0) < 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "a part of a volume begins or ends before its beginning");
        }
    }

    /// Makes a part as libvirt's functions take it.
    ///
    /// @param offset where it begins, in bytes
    /// @param length how many bytes; 0 for all up to the end of the volume
    /// @return the part
    public static VolumeRange of(long offset, long length) {
        return new VolumeRange(
                offset, length == 0 ? OptionalLong.empty() : OptionalLong.of(length));
    }

    /// Returns how many bytes it has of a volume.
    ///
    /// @param volume what the volume is called, for messages
    /// @param capacity the size of the volume's content in bytes
    /// @return the number of bytes
    /// @throws VirtException `INVALID_ARG` if it goes beyond the end of the volume
    public long lengthIn(String volume, long capacity) {
        long left = capacity - offset;
        long wanted = length.orElse(Math.max(left, 0));
        if (left < 0 || wanted > left) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    (length.isPresent() ? wanted + " bytes from byte " + offset : "byte " + offset)
                            + " on go beyond the end of '"
                            + volume
                            + "', which has "
                            + capacity
                            + " bytes");
        }
        return wanted;
    }
}
