package dev.vireo.simulator.ovf;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfDeploymentOption;
import dev.vireo.vim.OvfNetworkInfo;
import dev.vireo.vim.VAppProductInfo;
import dev.vireo.vim.VAppPropertyInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What an OVF descriptor says.
///
/// @param files the files of the package, by their identifiers
/// @param disks the disks, by their identifiers
/// @param networks the networks that machines are attached to
/// @param options sizes to choose from
/// @param content the machine, or a group of machines
/// @param warnings what was passed over
public record Envelope(
        Map<String, PackageFile> files,
        Map<String, PackageDisk> disks,
        List<OvfNetworkInfo> networks,
        List<OvfDeploymentOption> options,
        Entity content,
        List<LocalizedMethodFault> warnings) {
    /// Reads a descriptor.
    ///
    /// @param text the XML
    /// @return what it says
    /// @throws OvfProblem if it is not well-formed or breaks the rules of OVF
    public static Envelope read(String text) {
        return new EnvelopeReader(OvfNode.parse(text)).read();
    }

    /// Returns all machines.
    ///
    /// @return in the order of the descriptor
    public List<Machine> machines() {
        return machines(content).toList();
    }

    /// Returns how large the files of the package are.
    ///
    /// @return bytes, as far as the descriptor says
    public long downloadSize() {
        return files.values().stream().mapToLong(file -> file.size().orElse(0)).sum();
    }

    /// Returns how much space the disks take if they take all of it.
    ///
    /// @return bytes
    public long flatSize() {
        return disks.values().stream().mapToLong(PackageDisk::capacity).sum();
    }

    /// Returns how much space the disks take if they take only what is in use.
    ///
    /// @return bytes
    public long sparseSize() {
        return disks.values().stream().mapToLong(disk -> disk.populated().orElse(0)).sum();
    }

    private static Stream<Machine> machines(Entity entity) {
        return switch (entity) {
            case Machine machine -> Stream.of(machine);
            case Group group -> group.children().stream().flatMap(Envelope::machines);
        };
    }

    /// A file of the package.
    ///
    /// @param href where it is, beside the descriptor
    /// @param size bytes
    /// @param compression for example `gzip`
    /// @param chunkSize how large the pieces are that it was cut into, bytes
    public record PackageFile(
            String href, OptionalLong size, Optional<String> compression, OptionalLong chunkSize) {}

    /// A disk.
    ///
    /// @param capacity bytes
    /// @param file the file with its content, empty for an empty disk
    /// @param populated how many bytes of it are in use
    public record PackageDisk(long capacity, Optional<PackageFile> file, OptionalLong populated) {}

    /// A machine or a group of them.
    public sealed interface Entity {
        /// Returns the facts that both have.
        ///
        /// @return the facts
        Facts facts();
    }

    /// What machines and groups have.
    ///
    /// @param id the identifier within the package
    /// @param name the name, the identifier if there is none
    /// @param annotation notes of people
    /// @param licenses license agreements
    /// @param products what it is
    /// @param properties what can be set at deployment
    public record Facts(
            String id,
            String name,
            String annotation,
            List<String> licenses,
            List<VAppProductInfo> products,
            List<VAppPropertyInfo> properties) {}

    /// A machine.
    ///
    /// @param facts what it has like a group
    /// @param guest the operating system
    /// @param version the virtual hardware, for example `vmx-19`
    /// @param items the devices
    /// @param settings what only VMware's products know
    /// @param options more entries of its configuration
    /// @param transports how the guest gets its environment
    public record Machine(
            Facts facts,
            Guest guest,
            String version,
            List<Item> items,
            List<Item.Setting> settings,
            Map<String, String> options,
            List<String> transports)
            implements Entity {
        /// Returns how many processors it has.
        ///
        /// @return their number
        /// @throws OvfProblem if the descriptor has no good number
        public long processors() {
            return items.stream()
                    .filter(item -> item.type() == DeviceKinds.PROCESSORS)
                    .mapToLong(Item::quantity)
                    .max()
                    .orElse(1);
        }

        /// Returns how much memory it has.
        ///
        /// @return bytes
        /// @throws OvfProblem if the descriptor has no good number
        public long memoryBytes() {
            return items.stream()
                    .filter(item -> item.type() == DeviceKinds.MEMORY)
                    .mapToLong(Item::bytes)
                    .max()
                    .orElse(0);
        }
    }

    /// A group of machines.
    ///
    /// @param facts what it has like a machine
    /// @param children the machines and groups in it
    /// @param order in which they start, by their identifiers
    public record Group(Facts facts, List<Entity> children, Map<String, Start> order)
            implements Entity {
        /// Returns when a machine of it starts.
        ///
        /// @param id its identifier
        /// @return what the descriptor says, or with the first ones
        public Start startOf(String id) {
            return order.getOrDefault(id, Start.AT_ONCE);
        }
    }

    /// When something of a group starts.
    ///
    /// @param order those with lower numbers start before
    /// @param startDelay seconds
    /// @param stopDelay seconds
    /// @param waitForGuest whether the next ones wait for its guest
    public record Start(int order, int startDelay, int stopDelay, boolean waitForGuest) {
        static final Start AT_ONCE = new Start(0, 0, 0, false);
    }

    /// An operating system.
    ///
    /// @param cim the number of CIM
    /// @param id the identifier of the VI API, empty if the descriptor has none
    /// @param description for people
    public record Guest(int cim, String id, String description) {
        static final Guest UNKNOWN = new Guest(0, "", "");
    }
}
