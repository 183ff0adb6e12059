package dev.vireo.vmx;

import dev.vireo.model.MacAddress;
import java.util.Optional;

/// MAC addresses as libvirt reads them: six groups of one or two hexadecimal digits with colons
/// between them. After white space anything may follow.
///
/// libvirt: `virMacAddrParse`.
final class MacText {
    private static final int GROUPS = 6;

    private MacText() {}

    static Optional<MacAddress> parse(String text) {
        long value = 0;
        int at = 0;
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                if (at == text.length() || text.charAt(at) != ':') {
                    return Optional.empty();
                }
                at++;
            }
            int end = at;
            int octet = 0;
            while (end < text.length() && end < at + 2 && hexDigit(text.charAt(end)) >= 0) {
                octet = octet << 4 | hexDigit(text.charAt(end));
                end++;
            }
            if (end == at) {
                return Optional.empty();
            }
            value = value << 8 | octet;
            at = end;
        }
        return at == text.length() || CNumbers.isSpace(text.charAt(at))
                ? Optional.of(new MacAddress(value))
                : Optional.empty();
    }

    // Character.digit also takes digits of other scripts, libvirt does not
    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
