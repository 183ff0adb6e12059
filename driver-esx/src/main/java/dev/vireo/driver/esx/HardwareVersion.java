package dev.vireo.driver.esx;

import dev.vireo.api.Version;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions of virtual hardware: which one a machine gets, and which one a document asks for.
final class HardwareVersion {
    /// What the capabilities list as machine types.
    private static final Pattern MACHINE_TYPE = Pattern.compile("vmx-(\\d{1,3})");

    private HardwareVersion() {}

    /// Returns the version that the document's machine type is, if it is one of VMware's.
    static OptionalInt wanted(DomainDefinition domain) {
        Matcher type = MACHINE_TYPE.matcher(domain.os().machine().orElse(""));
        return type.matches()
                ? OptionalInt.of(Integer.parseInt(type.group(1)))
                : OptionalInt.empty();
    }

    /// Returns the version that a new machine gets: the one its document asks for, or else that of
    /// new machines of the host.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` if the host is too old for it
    static int chosen(DomainDefinition domain, Version host, boolean server) {
        int usual = ofNew(host, server);
        int chosen = wanted(domain).orElse(usual);
        if (chosen > usual && host.major() >= FIRST_KNOWN) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the host runs virtual hardware up to version "
                            + usual
                            + ", the machine type is 'vmx-"
                            + chosen
                            + "'");
        }
        return chosen;
    }

    /// Checks that a document does not ask for another version than a machine has: VMware only goes
    /// up, with a method of its own, and never back.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` if it does
    static void checkUnchanged(DomainDefinition domain, int is) {
        OptionalInt wanted = wanted(domain);
        if (wanted.orElse(is) != is) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the virtual hardware of the domain has version "
                            + is
                            + ", which a definition does not change to 'vmx-"
                            + wanted.getAsInt()
                            + "'");
        }
    }

    /// The first major release for which [#ofNew] knows the newest version; of older ones it knows
    /// what libvirt takes.
    private static final int FIRST_KNOWN = 7;

    /// Returns the hardware version of new virtual machines: libvirt's, and for hosts from 7.0 on,
    /// of which libvirt 9.0 knows nothing, the newest one that the release runs.
    ///
    /// @param version the version of the host
    /// @param server whether it is VMware Server, not ESX
    static int ofNew(Version version, boolean server) {
        int release = version.major() * 100 + version.minor() * 10 + version.release();
        if (server || (release >= 400 && release < 500)) {
            return 7;
        }
        if (release < 400) {
            return 4;
        }
        if (release < 550) {
            return 9;
        }
        return release < 700 ? 10 : newest(release);
    }

    private static int newest(int release) {
        if (release < 701) {
            return 17;
        }
        if (release < 702) {
            return 18;
        }
        if (release < 800) {
            return 19;
        }
        if (release < 802) {
            return 20;
        }
        return release < 900 ? 21 : 22;
    }
}
