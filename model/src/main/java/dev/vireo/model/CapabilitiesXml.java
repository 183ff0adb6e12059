package dev.vireo.model;

import dev.vireo.model.Capabilities.Cell;
import dev.vireo.model.Capabilities.CellCpu;
import dev.vireo.model.Capabilities.CpuPlace;
import dev.vireo.model.Capabilities.Guest;
import dev.vireo.model.Capabilities.HostCpu;
import java.util.List;

/// Writes what a host is able to do in libvirt's order and layout.
final class CapabilitiesXml {
    private CapabilitiesXml() {}

    static String write(Capabilities capabilities) {
        XmlWriter out = new XmlWriter();
        out.open("capabilities");
        out.blankLine();
        host(capabilities, out);
        out.blankLine();
        for (Guest guest : capabilities.guests()) {
            guest(guest, out);
            out.blankLine();
        }
        out.close();
        return out.toString();
    }

    private static void host(Capabilities capabilities, XmlWriter out) {
        out.open("host");
        out.element("uuid", capabilities.uuid().toString());
        cpu(capabilities.cpu(), out);
        out.empty("power_management");
        out.open("iommu");
        out.attribute("support", "no");
        out.close();
        out.open("migration_features");
        out.empty("live");
        out.open("uri_transports");
        for (String transport : capabilities.transports()) {
            out.element("uri_transport", transport);
        }
        out.close();
        out.close();
        if (!capabilities.cells().isEmpty()) {
            cells(capabilities.cells(), out);
        }
        out.close();
    }

    private static void cpu(HostCpu cpu, XmlWriter out) {
        out.open("cpu");
        out.element("arch", cpu.arch());
        cpu.model().ifPresent(model -> out.element("model", model));
        cpu.vendor().ifPresent(vendor -> out.element("vendor", vendor));
        cpu.signature()
                .ifPresent(signature -> {
                    out.open("signature");
                    out.attribute("family", signature.family());
                    out.attribute("model", signature.model());
                    out.attribute("stepping", signature.stepping());
                    out.close();
                });
        cpu.topology()
                .ifPresent(topology -> {
                    out.open("topology");
                    out.attribute("sockets", topology.sockets());
                    out.attribute("dies", topology.dies());
                    out.attribute("cores", topology.cores());
                    out.attribute("threads", topology.threads());
                    out.close();
                });
        cpu.physicalAddressBits()
                .ifPresent(bits -> {
                    out.open("maxphysaddr");
                    out.attribute("mode", "emulate");
                    out.attribute("bits", bits);
                    out.close();
                });
        for (String feature : cpu.features()) {
            out.open("feature");
            out.attribute("name", feature);
            out.close();
        }
        out.close();
    }

    private static void cells(List<Cell> cells, XmlWriter out) {
        out.open("topology");
        out.open("cells");
        out.attribute("num", cells.size());
        for (Cell cell : cells) {
            out.open("cell");
            out.attribute("id", cell.id());
            out.open("memory");
            out.attribute("unit", "KiB");
            out.closeWith(Long.toString(cell.memoryKib()));
            out.open("cpus");
            out.attribute("num", cell.cpus().size());
            for (CellCpu cpu : cell.cpus()) {
                out.open("cpu");
                out.attribute("id", cpu.id());
                cpu.place().ifPresent(place -> place(place, out));
                out.close();
            }
            out.close();
            out.close();
        }
        out.close();
        out.close();
    }

    private static void place(CpuPlace place, XmlWriter out) {
        out.attribute("socket_id", place.socket());
        out.attribute("die_id", 0); // what libvirt writes where nobody tells dies
        out.attribute("core_id", place.core());
        out.attribute("siblings", ranges(place.siblings()));
    }

    /// Writes ascending numbers as libvirt does: `0-1,4`.
    private static String ranges(List<Integer> numbers) {
        return CpuSet.of(numbers.stream().mapToInt(Integer::intValue).toArray()).toString();
    }

    private static void guest(Guest guest, XmlWriter out) {
        out.open("guest");
        out.element("os_type", "hvm");
        out.open("arch");
        out.attribute("name", guest.arch());
        out.element("wordsize", Integer.toString(guest.wordSize()));
        for (String machine : guest.machines()) {
            out.element("machine", machine);
        }
        out.open("domain");
        out.attribute("type", guest.domainType());
        out.close();
        out.close();
        out.close();
    }
}
