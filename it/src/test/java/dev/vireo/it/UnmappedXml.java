package dev.vireo.it;

import java.util.regex.Pattern;

/// The elements of domain documents for which VMX has no place at all.
final class UnmappedXml {
    private static final Pattern ELEMENTS =
            Pattern.compile(
                    "<(audio|backing|bandwidth|blkiotune|channel|clock|coalesce|crypto|emulator|features"
                            + "|hostdev|hub|input|iommu|iothreads|keywrap|launchSecurity|lease"
                            + "|memballoon|memoryBacking|metadata|numatune|nvram|on_lockfailure|panic"
                            + "|perf|pm|redirdev|redirfilter|resource|rng|seclabel|shmem|smartcard"
                            + "|sound|sysinfo|tpm|vsock|watchdog)(\\s[^<>]*)?(/>|>(?s:.*?)</\\1\\s*>)");

    private UnmappedXml() {}

    /// Leaves them out.
    static String without(String xml) {
        return ELEMENTS.matcher(xml).replaceAll("");
    }
}
