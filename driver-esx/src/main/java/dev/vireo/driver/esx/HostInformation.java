package dev.vireo.driver.esx;

import dev.vireo.model.SystemInformation;
import dev.vireo.model.SystemInformation.Block;
import dev.vireo.model.SystemInformation.Entry;
import dev.vireo.vim.HostBIOSInfo;
import dev.vireo.vim.HostCpuPackage;
import dev.vireo.vim.HostSystemInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes libvirt's `<sysinfo>` of what a host's firmware told the server.
final class HostInformation {
    static final String BIOS = "hardware.biosInfo";
    static final String SYSTEM = "hardware.systemInfo";

    private static final DateTimeFormatter DATE = // as SMBIOS has it
            DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HostInformation() {}

    /// Describes a host.
    ///
    /// @param host a row with [#BIOS], [#SYSTEM] and [HostDescription#CPU_PACKAGES]
    static SystemInformation of(Row host) {
        List<Block> blocks = new ArrayList<>();
        host.find(BIOS, HostBIOSInfo.class).ifPresent(bios -> blocks.add(bios(bios)));
        host.find(SYSTEM, HostSystemInfo.class).ifPresent(system -> blocks.add(system(system)));
        host.list(HostDescription.CPU_PACKAGES, HostCpuPackage.class).stream()
                .map(HostInformation::processor)
                .forEach(blocks::add);
        return new SystemInformation(blocks);
    }

    private static Block bios(HostBIOSInfo bios) {
        Facts facts = new Facts();
        facts.add("vendor", bios.vendor());
        facts.add("version", bios.biosVersion());
        if (bios.releaseDate() != null) {
            facts.add("date", DATE.format(bios.releaseDate()));
        }
        if (bios.majorRelease() != null && bios.minorRelease() != null) {
            facts.add("release", bios.majorRelease() + "." + bios.minorRelease());
        }
        return facts.block("bios");
    }

    private static Block system(HostSystemInfo system) {
        Facts facts = new Facts();
        facts.add("manufacturer", system.vendor());
        facts.add("product", system.model());
        facts.add("serial", system.serialNumber());
        facts.add("uuid", system.uuid());
        facts.add("family", system.family());
        return facts.block("system");
    }

    private static Block processor(HostCpuPackage one) {
        Facts facts = new Facts();
        facts.add("socket_destination", "CPU " + one.index());
        facts.add("manufacturer", one.vendor());
        facts.add("version", one.description().strip());
        return facts.block("processor");
    }

    /// The entries of a block; what the server does not tell is left out.
    private static final class Facts {
        private final List<Entry> entries = new ArrayList<>();

        void add(String name, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                entries.add(new Entry(name, value));
            }
        }

        Block block(String name) {
            return new Block(name, List.copyOf(entries));
        }
    }
}
