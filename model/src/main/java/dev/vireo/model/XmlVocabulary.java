package dev.vireo.model;

/// The names that domain documents are made of. A document has hundreds of them and few different
/// ones: taking the text from here saves making it, and its hash is known.
final class XmlVocabulary {
    private static final int SIZE = 2048;
    private static final String[] WORDS = table();

    private XmlVocabulary() {}

    private static String[] table() {
        String words =
                """
                domain type name uuid hwuuid genid title description metadata memory
                unit currentMemory maxMemory slots vcpu placement cpuset current
                cputune shares memtune min_guarantee hard_limit soft_limit
                swap_hard_limit os arch machine firmware feature enabled boot dev
                smbios mode bios nvram template loader readonly secure clock offset
                timer tickpolicy present on_poweroff on_reboot on_crash on_lockfailure
                devices emulator disk device driver cache io source file startupPolicy
                target bus address controller shareable transient serial wwn vendor
                product backingStore index model slot function multifunction interface
                mac check bridge network portgroup portid portgroupid connectionid
                switchid link state virtualport parameters filesystem accessmode dir
                parallel console channel path host service protocol input graphics
                port autoport listen keymap passwd websocket sharePolicy video vram
                ram vgamem heads primary sound codec tpm backend version hostdev
                managed redirdev memballoon rng watchdog action panic vsock cid cpu
                match topology sockets dies clusters cores threads policy fallback
                features acpi apic pae hyperv pm suspend-to-mem suspend-to-disk xmlns
                xmlns:vmware vmware:datacenterpath vmware:moref datacenterpath
                iothreads iothreadids iothread id blkiotune weight resource partition
                sysinfo entry system baseBoard chassis append oemStrings kernel initrd
                cmdline dtb bootmenu enable timeout useserial rebootTimeout hub alias
                order iotune acceleration accel3d accel2d resolution x y seclabel
                label imagelabel relabel perf event numatune nodeset launchSecurity
                iommu shmem size lease lockspace key smartcard certificate database
                redirfilter usbdev memoryBacking hugepages page nosharepages locked
                access allocation discard rate average peak burst inbound outbound
                bandwidth vlan tag trunk tune sndbuf rom bar coalesce rx frames max
                mtu guest ip family prefix route gateway filterref filter parameter
                value backenddomain ioapic vmport cpus cell numa distances sibling
                cachetune monitor
                """;
        String[] table = new String[SIZE];
        for (String word : words.trim().split("\\s+", -1)) {
            int slot = slot(word.hashCode());
            while (table[slot] != null) {
                slot = slot + 1 & SIZE - 1;
            }
            table[slot] = word;
        }
        return table;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 15) & SIZE - 1;
    }

    /// Returns the text of some characters; a shared one if it is in the vocabulary.
    static String word(char[] chars, int from, int length, int hash) {
        int slot = slot(hash);
        String word = WORDS[slot];
        while (word != null) {
            if (word.hashCode() == hash && equals(word, chars, from, length)) {
                return word;
            }
            slot = slot + 1 & SIZE - 1;
            word = WORDS[slot];
        }
        return new String(chars, from, length);
    }

    /// Tells whether a text is the very object in the vocabulary.
    @SuppressWarnings("ReferenceEquality") // a shortcut: another object is checked in full
    static boolean holds(String text) {
        int slot = slot(text.hashCode());
        String word = WORDS[slot];
        while (word != null) {
            if (word == text) {
                return true;
            }
            slot = slot + 1 & SIZE - 1;
            word = WORDS[slot];
        }
        return false;
    }

    private static boolean equals(String word, char[] chars, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}
