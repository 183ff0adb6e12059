package dev.vireo.vmx;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterEndpoint;
import dev.vireo.model.CharacterProtocol;
import dev.vireo.model.CharacterType;
import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.Devices;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.InterfaceType;
import dev.vireo.model.MacAddress;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SourceType;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Domains and devices for the tests of the way to VMX.
final class Domains {
    static final UUID SOME_UUID = UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515");

    private Domains() {}

    /// A domain with a name, a UUID, 4 MiB of memory and nothing else.
    static DomainDefinition.Builder small() {
        return DomainDefinition.builder()
                .name(Optional.of("test"))
                .uuid(SOME_UUID)
                .memory(4096)
                .currentMemory(4096);
    }

    static DomainDefinition with(UnaryOperator<Devices.Builder> change) {
        return small().devices(change.apply(Devices.builder()).build()).build();
    }

    static Disk disk(DiskBus bus, String target, String source) {
        return drive(bus, target, DiskDevice.DISK, SourceType.FILE, Optional.of(source));
    }

    /// A disk or drive at the address that its target implies.
    static Disk drive(
            DiskBus bus,
            String target,
            DiskDevice device,
            SourceType type,
            Optional<String> source) {
        return new Disk(
                type,
                device,
                source,
                Optional.empty(),
                target,
                bus,
                Optional.of(address(bus, TargetName.index(target, 2))),
                Optional.empty(),
                DiskCache.DEFAULT,
                false,
                false,
                false,
                XmlElement.empty("disk"));
    }

    private static DriveAddress address(DiskBus bus, int index) {
        return switch (bus) {
            case IDE -> new DriveAddress(index / 4, index % 4 / 2, 0, index % 2);
            case FDC -> new DriveAddress(index / 2, 0, 0, index % 2);
            default -> {
                int unit = index % 15;
                yield new DriveAddress(index / 15, 0, 0, unit < 7 ? unit : unit + 1);
            }
        };
    }

    static Controller scsi(int index, String model) {
        return controller(ControllerType.SCSI, index, Optional.of(model));
    }

    static Controller controller(ControllerType type, int index, Optional<String> model) {
        return new Controller(type, index, model, Optional.empty(), XmlElement.empty("controller"));
    }

    static NetworkInterface bridged(String network, long mac) {
        return new NetworkInterface(
                InterfaceType.BRIDGE,
                new MacAddress(mac),
                Optional.empty(),
                Optional.empty(),
                Optional.of(network),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                XmlElement.empty("interface"));
    }

    static CharacterDevice port(CharacterType type, String path, int number) {
        return new CharacterDevice(
                type,
                Optional.of(path),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(number),
                XmlElement.empty("serial"));
    }

    static CharacterDevice network(
            CharacterProtocol protocol, boolean listens, String host, String service) {
        return new CharacterDevice(
                CharacterType.TCP,
                Optional.empty(),
                Optional.of(new CharacterEndpoint(listens, host, service, protocol)),
                Optional.empty(),
                OptionalInt.of(0),
                XmlElement.empty("serial"));
    }

    /// Converts at level LIBVIRT_9_0 and hardware version 4, with names as on a datastore.
    static String vmx(DomainDefinition domain) {
        return vmx(domain, 4);
    }

    static String vmx(DomainDefinition domain, int hardwareVersion) {
        return vmx(domain, hardwareVersion, VmxLevel.LIBVIRT_9_0);
    }

    static String vmx(DomainDefinition domain, int hardwareVersion, VmxLevel level) {
        return VmxConverter.builder()
                .level(level)
                .fileNames(new Volumes())
                .build()
                .toVmx(domain, hardwareVersion)
                .toString();
    }

    /// Returns the lines that a domain has and the small one has not.
    static List<String> extra(DomainDefinition domain) {
        return extra(domain, 4, VmxLevel.LIBVIRT_9_0);
    }

    static List<String> extra(DomainDefinition domain, int hardwareVersion, VmxLevel level) {
        List<String> small = vmx(small().build(), hardwareVersion, level).lines().toList();
        return vmx(domain, hardwareVersion, level)
                .lines()
                .filter(line -> !small.contains(line))
                .toList();
    }

    /// `[ds] x` is `/vmfs/volumes/ds/x`, and every controller is an LSI Logic.
    private static final class Volumes implements FileNames {
        private final FileNames directory = FileNames.inDirectory("[datastore] directory");

        @Override
        public Optional<String> toSource(String name, boolean mayBeMissing) {
            return directory.toSource(name, mayBeMissing);
        }

        @Override
        public String toName(String source) {
            return directory.toName(source);
        }

        @Override
        public Optional<String> scsiModel(Disk disk) {
            return Optional.of("lsilogic");
        }
    }
}
