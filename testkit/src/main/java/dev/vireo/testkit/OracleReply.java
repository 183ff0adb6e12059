package dev.vireo.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What libvirt answered to one question.
public sealed interface OracleReply {
    /// Gives the bytes of an answer.
    ///
    /// @return the bytes libvirt wrote
    /// @throws AssertionError if libvirt refused the input or died of it
    default byte[] bytes() {
        throw new AssertionError("libvirt answered " + this);
    }

    /// Gives an answer as text.
    ///
    /// @return the bytes libvirt wrote, read as UTF-8
    /// @throws AssertionError if libvirt refused the input or died of it
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// Says that libvirt accepted the input.
    final class Accepted implements OracleReply {
        private final byte[] bytes;

        Accepted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Accepted that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "accepted: " + text();
        }
    }

    /// Says that libvirt refused the input.
    ///
    /// @param error libvirt's error, null where a call-back of the test refused and said nothing
    /// @param stage `parse` or `format` for VMX to XML, `xml` or `vmx` for XML to VMX, else empty
    /// @param nullFileNames the call-backs that libvirt gave NULL in place of a file name
    record Refused(@Nullable OracleError error, String stage, List<String> nullFileNames)
            implements OracleReply {
        /// Copies the list.
        public Refused {
            nullFileNames = List.copyOf(nullFileNames);
        }
    }

    /// Says that libvirt died of the input, or did not come to an end in time.
    record Crashed() implements OracleReply {}

    /// An error of libvirt.
    ///
    /// @param code its `virErrorNumber`
    /// @param domain its `virErrorDomain`
    /// @param message its text, read as UTF-8 with U+FFFD for what is none
    record OracleError(int code, int domain, String message) {}
}
