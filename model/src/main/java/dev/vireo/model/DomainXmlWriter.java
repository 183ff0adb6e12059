package dev.vireo.model;

import java.util.OptionalLong;

/// Prints a domain as libvirt does, all but the devices.
final class DomainXmlWriter {
    private static final String VMWARE_NAMESPACE = "http://libvirt.org/schemas/domain/vmware/1.0";

    private final XmlWriter out = new XmlWriter();
    private final DomainXmlOptions options;

    DomainXmlWriter(DomainXmlOptions options) {
        this.options = options;
    }

    String write(DomainDefinition domain) {
        VmwareNamespace vmware = domain.vmware();
        out.openRoot(domain.rest());
        out.attribute("type", domain.type());
        if (options.id().isPresent()) {
            out.attribute("id", options.id().getAsInt());
        }
        if (!vmware.equals(VmwareNamespace.NONE)) {
            out.attribute("xmlns:vmware", VMWARE_NAMESPACE);
        }
        identity(domain);
        memory(domain);
        processors(domain);
        os(domain.os());
        domain.cpu().filter(DomainXmlWriter::saysAnything).ifPresent(this::cpu);
        if (domain.rest().first("clock") == null) {
            out.open("clock");
            out.attribute("offset", "utc");
            out.close();
        }
        out.element("on_poweroff", domain.lifecycle().onPowerOff());
        out.element("on_reboot", domain.lifecycle().onReboot());
        out.element("on_crash", domain.lifecycle().onCrash());
        new DeviceXmlWriter(out, options).write(domain.devices());
        vmware.datacenterPath().ifPresent(path -> out.element("vmware:datacenterpath", path));
        vmware.managedObject().ifPresent(id -> out.element("vmware:moref", id));
        out.close();
        return out.toString();
    }

    private void identity(DomainDefinition domain) {
        domain.name().ifPresent(name -> out.element("name", name));
        out.element("uuid", domain.uuid().toString());
        domain.hardwareUuid().ifPresent(uuid -> out.element("hwuuid", uuid.toString()));
        domain.generationId().ifPresent(id -> out.element("genid", id.toString()));
        domain.title().ifPresent(title -> out.element("title", title));
        domain.description().ifPresent(text -> out.element("description", text));
    }

    private void memory(DomainDefinition domain) {
        kibibytes("memory", domain.memory());
        kibibytes("currentMemory", domain.currentMemory());
        MemoryTuning tuning = domain.memoryTuning();
        if (!tuning.equals(MemoryTuning.NONE)) {
            out.open("memtune");
            kibibytes("hard_limit", tuning.hardLimit());
            kibibytes("soft_limit", tuning.softLimit());
            kibibytes("min_guarantee", tuning.minGuarantee());
            kibibytes("swap_hard_limit", tuning.swapHardLimit());
            out.close();
        }
    }

    private void kibibytes(String name, OptionalLong value) {
        if (value.isPresent()) {
            kibibytes(name, value.getAsLong());
        }
    }

    private void kibibytes(String name, long value) {
        out.open(name);
        out.attribute("unit", "KiB");
        out.closeWith(Long.toUnsignedString(value));
    }

    private void processors(DomainDefinition domain) {
        Vcpus vcpus = domain.vcpus();
        out.open("vcpu", vcpus.rest());
        if (vcpus.rest().value("placement") == null) {
            out.attribute("placement", "static");
        }
        vcpus.cpus().ifPresent(cpus -> out.attribute("cpuset", cpus.toString()));
        if (vcpus.current() != vcpus.maximum()) {
            out.attribute("current", vcpus.current());
        }
        out.closeWith(Integer.toString(vcpus.maximum()));
        if (domain.cpuShares().isPresent()) {
            out.open("cputune");
            out.element("shares", Long.toUnsignedString(domain.cpuShares().getAsLong()));
            out.close();
        }
    }

    private void os(OperatingSystem os) {
        out.open("os", os.rest());
        os.firmware().ifPresent(firmware -> out.attribute("firmware", firmware.text()));
        out.open("type");
        out.attribute("arch", os.architecture());
        os.machine().ifPresent(machine -> out.attribute("machine", machine));
        out.closeWith(os.type());
        if (!os.firmwareFeatures().isEmpty()) {
            out.open("firmware");
            for (FirmwareFeature feature : os.firmwareFeatures()) {
                out.open("feature");
                out.attribute("enabled", feature.enabled() ? "yes" : "no");
                out.attribute("name", feature.name());
                out.close();
            }
            out.close();
        }
        os.nvram().ifPresent(path -> out.element("nvram", path));
        os.smbios()
                .ifPresent(mode -> {
                    out.open("smbios");
                    out.attribute("mode", mode.text());
                    out.close();
                });
        out.close();
    }

    private static boolean saysAnything(Cpu cpu) {
        return cpu.namesMode()
                || cpu.topology().isPresent()
                || !cpu.features().isEmpty()
                || !cpu.rest().isEmpty();
    }

    private void cpu(Cpu cpu) {
        out.open("cpu", cpu.rest());
        if (cpu.namesMode()) {
            out.attribute("mode", cpu.mode().text());
            if (cpu.mode() == CpuMode.CUSTOM && cpu.rest().value("match") == null) {
                out.attribute("match", "exact");
            }
        }
        cpu.topology().ifPresent(this::topology);
        for (CpuFeature feature : cpu.features()) {
            out.open("feature");
            feature.policy().ifPresent(policy -> out.attribute("policy", policy.text()));
            out.attribute("name", feature.name());
            out.close();
        }
        out.close();
    }

    private void topology(CpuTopology topology) {
        out.open("topology");
        out.attribute("sockets", Integer.toUnsignedString(topology.sockets()));
        out.attribute("dies", topology.dies());
        if (options.clusters()) {
            out.attribute("clusters", topology.clusters());
        }
        out.attribute("cores", topology.cores());
        out.attribute("threads", topology.threads());
        out.close();
    }
}
