package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// What a host is and which guests it can have.
///
/// libvirt: `virCaps`, the document of `virConnectGetCapabilities`.
///
/// @param uuid the UUID of the host's board
/// @param cpu the processors
/// @param transports the kinds of URI that domains can be moved with
/// @param cells the NUMA cells, empty if nobody tells them
/// @param guests the guests
public record Capabilities(
        UUID uuid, HostCpu cpu, List<String> transports, List<Cell> cells, List<Guest> guests) {
    /// The processors of a host.
    ///
    /// @param arch the architecture, such as `x86_64`
    /// @param model the name of the model
    /// @param vendor who makes it
    /// @param signature its make
    /// @param topology how many there are
    /// @param physicalAddressBits the bits of an address
    /// @param features what they have beyond the model
    public record HostCpu(
            String arch,
            Optional<String> model,
            Optional<String> vendor,
            Optional<CpuModel.Signature> signature,
            Optional<CpuTopology> topology,
            OptionalInt physicalAddressBits,
            List<String> features) {}

    /// A NUMA cell.
    ///
    /// @param id its number
    /// @param memoryKib its memory, KiB
    /// @param cpus its logical processors
    public record Cell(int id, long memoryKib, List<CellCpu> cpus) {}

    /// A logical processor.
    ///
    /// @param id its number
    /// @param place where it is, if that is known
    public record CellCpu(int id, Optional<CpuPlace> place) {}

    /// Where a logical processor is.
    ///
    /// @param socket the number of its socket
    /// @param core the number of its core within the socket
    /// @param siblings the numbers of the processors of that core, itself among them, ascending
    public record CpuPlace(int socket, int core, List<Integer> siblings) {}

    /// Guests of one architecture.
    ///
    /// @param arch the architecture
    /// @param wordSize its bits
    /// @param machines the machine types, the usual one first
    /// @param domainType the domain type
    public record Guest(String arch, int wordSize, List<String> machines, String domainType) {}

    /// Writes libvirt's document.
    ///
    /// @return the document, with a line end
    public String toXml() {
        return CapabilitiesXml.write(this);
    }
}
