package dev.vireo.disk;

import java.util.Locale;
import java.util.Optional;

/// What a disk image is written as.
public enum ImageFormat {
    /// One byte of the file for each of the disk; zeros are holes.
    RAW("raw", "img"),
    /// QEMU's format, version 3, without a backing file; zeros are not stored.
    QCOW2("qcow2", "qcow2");

    private final String word;
    private final String suffix;

    ImageFormat(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    /// Returns its name in QEMU and in libvirt's documents.
    ///
    /// @return for example `qcow2`
    public String word() {
        return word;
    }

    /// Returns how names of such files end.
    ///
    /// @return for example `img`
    public String suffix() {
        return suffix;
    }

    /// Finds a format by its name.
    ///
    /// @param word for example `raw`
    /// @return the format, empty if there is none of that name
    public static Optional<ImageFormat> find(String word) {
        for (ImageFormat format : values()) {
            if (format.word.equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
