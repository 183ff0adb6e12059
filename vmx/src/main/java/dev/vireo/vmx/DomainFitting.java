package dev.vireo.vmx;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuMode;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.Devices;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.Filesystem;
import dev.vireo.model.FilesystemType;
import dev.vireo.model.Firmware;
import dev.vireo.model.Graphics;
import dev.vireo.model.GraphicsType;
import dev.vireo.model.OperatingSystem;
import dev.vireo.model.SmbiosMode;
import dev.vireo.model.Vcpus;
import dev.vireo.model.Video;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Makes a domain of any hypervisor one that VMware can have, at level [VmxLevel#FULL]. What
/// follows libvirt refuses; here it is left out or becomes what is nearest, and the report of the
/// losses says so: it compares the result with the document and does not rely on this class.
///
/// * A domain with fewer processors than it could have gets those it has at the start.
/// * Threads, dies and clusters are cores to VMware. An arrangement that does not make as many
///   processors as there are is left out.
/// * The first VNC display stays, others are left out. Any graphics card becomes VMware's own.
/// * Any TPM becomes VMware's own, if there can be one.
/// * UEFI is also found where a document names its loader.
///
/// [DiskFitting], [InterfaceFitting] and [PortFitting] tell what becomes of those.
final class DomainFitting {
    private DomainFitting() {}

    static DomainDefinition fit(DomainDefinition domain, int hardwareVersion) {
        int vcpus = Math.min(domain.vcpus().current(), domain.vcpus().maximum());
        OperatingSystem os = fit(domain.os());
        return domain.toBuilder()
                .type("vmware")
                .vcpus(
                        new Vcpus(
                                vcpus,
                                vcpus,
                                domain.vcpus().cpus().filter(cpus -> cpus.size() >= vcpus),
                                domain.vcpus().rest()))
                .cpu(domain.cpu().flatMap(cpu -> fit(cpu, vcpus)))
                .os(os)
                .devices(fitDevices(domain.devices(), os, hardwareVersion))
                .build();
    }

    private static Optional<Cpu> fit(Cpu cpu, int vcpus) {
        if (cpu.topology().isEmpty()) {
            return Optional.empty();
        }
        CpuTopology was = cpu.topology().get();
        long cores = (long) was.cores() * was.threads() * was.dies() * was.clusters();
        if (cores <= 0 || cores * was.sockets() != vcpus) {
            return Optional.empty();
        }
        CpuTopology topology = new CpuTopology(was.sockets(), 1, 1, (int) cores, 1);
        return Optional.of(
                new Cpu(
                        CpuMode.CUSTOM,
                        cpu.namesMode(),
                        Optional.of(topology),
                        cpu.features(),
                        cpu.rest()));
    }

    private static OperatingSystem fit(OperatingSystem os) {
        boolean efi = os.firmware().orElse(null) == Firmware.EFI || hasUefiLoader(os);
        return new OperatingSystem(
                os.type(),
                os.architecture(),
                os.machine(),
                efi ? Optional.of(Firmware.EFI) : os.firmware(),
                os.firmwareFeatures(),
                os.nvram(),
                os.smbios().filter(mode -> mode != SmbiosMode.SYSINFO),
                os.rest());
    }

    /// Tells whether a document names UEFI by its file, as those of QEMU did before they could name
    /// the firmware: only UEFI is loaded as a flash memory.
    private static boolean hasUefiLoader(OperatingSystem os) {
        return os.rest()
                .child("loader")
                .flatMap(loader -> loader.attribute("type"))
                .filter("pflash"::equals)
                .isPresent();
    }

    private static Devices fitDevices(Devices devices, OperatingSystem os, int hardwareVersion) {
        boolean tpm = TpmOutput.isPossible(os, hardwareVersion) && !devices.tpms().isEmpty();
        return devices.toBuilder()
                .interfaces(InterfaceFitting.fit(devices.interfaces(), hardwareVersion))
                .filesystems(
                        devices.filesystems().stream().filter(DomainFitting::isFolder).toList())
                .serials(PortFitting.fitSerials(devices.serials()))
                .parallels(PortFitting.fitParallels(devices.parallels()))
                .graphics(
                        devices.graphics().stream().filter(DomainFitting::isVnc).limit(1).toList())
                .tpms(tpm ? List.of(TpmOutput.VMWARE) : List.of())
                .videos(devices.videos().stream().limit(1).flatMap(DomainFitting::fit).toList())
                .build();
    }

    private static boolean isFolder(Filesystem folder) {
        return folder.type() == FilesystemType.MOUNT;
    }

    private static boolean isVnc(Graphics display) {
        return display.type() == GraphicsType.VNC;
    }

    /// The memory of other cards says nothing about VMware's, which then gets what the host gives.
    private static Stream<Video> fit(Video card) {
        if (!card.model().equals("vmvga")) {
            return Stream.empty();
        }
        return Stream.of(
                new Video(
                        card.model(),
                        card.memory(),
                        OptionalInt.empty(),
                        card.primary(),
                        XmlElement.empty("video")));
    }
}
