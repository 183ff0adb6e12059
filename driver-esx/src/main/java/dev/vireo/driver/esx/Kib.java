package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// libvirt counts memory in KiB, the VI API in MB of 1024 KiB.
final class Kib {
    private static final long PER_MB = 1024;

    private Kib() {}

    static long ofMb(long mb) {
        return Math.multiplyExact(mb, PER_MB);
    }

    /// Turns KiB into MB, and a part of one into a whole one.
    ///
    /// @throws VirtException `OVERFLOW` for more than the VI API can count
    static long toMb(long kib) {
        long mb = Math.ceilDiv(kib, PER_MB);
        if (mb > Integer.MAX_VALUE) {
            throw new VirtException(ErrorCode.OVERFLOW, kib + " KiB are too many");
        }
        return mb;
    }
}
