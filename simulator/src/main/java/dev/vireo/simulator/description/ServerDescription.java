package dev.vireo.simulator.description;

import dev.vireo.simulator.document.DocumentException;
import dev.vireo.simulator.document.DocumentValue;
import java.util.List;

/// What a simulated server has: one host, or the datacenters of a vCenter.
public sealed interface ServerDescription {
    /// Reads a document.
    ///
    /// @param root YAML or JSON
    /// @return what it says
    /// @throws DocumentException if it cannot be understood
    static ServerDescription of(DocumentValue root) {
        return DescriptionReader.read(root);
    }

    /// An ESX host without a vCenter.
    ///
    /// @param host the host
    /// @param machines its machines
    record Esx(DescribedHost host, List<DescribedMachine> machines) implements ServerDescription {
        /// Copies the list.
        public Esx {
            machines = List.copyOf(machines);
        }
    }

    /// A vCenter.
    ///
    /// @param datacenters its datacenters
    record Vcenter(List<DescribedDatacenter> datacenters) implements ServerDescription {
        /// Copies the list.
        public Vcenter {
            datacenters = List.copyOf(datacenters);
        }
    }
}
