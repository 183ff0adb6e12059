package dev.vireo.vim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Immutable bytes.
public final class Binary {
    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Makes a value of a copy of some bytes.
    ///
    /// @param bytes the bytes
    /// @return the value
    public static Binary of(byte[] bytes) {
        return new Binary(bytes.clone());
    }

    /// Returns a copy of the bytes.
    ///
    /// @return the bytes
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /// Returns how many bytes there are.
    ///
    /// @return the number
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Binary[" + bytes.length + " bytes]";
    }
}
