package dev.vireo.simulator.performance;

import java.util.List;
import java.util.Optional;

/// A performance counter: what is measured, how, and of what.
///
/// @param key the number by which queries name it
/// @param group for example `cpu`
/// @param name for example `usagemhz`
/// @param rollup how samples are put together: `average`, `summation`, `latest`, `minimum`,
///   `maximum` or `none`
/// @param stats what a value is: `absolute`, `delta` or `rate`
/// @param unit the unit's key, for example `megaHertz`
/// @param level from which level of collection on it is kept, 1 to 4
/// @param deviceLevel the same for single devices
/// @param scopes what has it
/// @param label a few words for people
/// @param summary a sentence for people
public record Counter(
        int key,
        String group,
        String name,
        String rollup,
        String stats,
        String unit,
        int level,
        int deviceLevel,
        List<Scope> scopes,
        String label,
        String summary) {
    /// Copies the list.
    public Counter {
        scopes = List.copyOf(scopes);
    }

    /// Returns its name as people write it.
    ///
    /// @return for example `cpu.usagemhz.average`
    public String fullName() {
        return group + '.' + name + '.' + rollup;
    }

    /// Returns in which forms a kind of entity has it.
    ///
    /// @param entity the kind
    /// @return the forms, empty if it does not have it
    public Optional<Scope> scope(Entity entity) {
        return scopes.stream().filter(scope -> scope.entity == entity).findFirst();
    }

    /// Tells whether values count up within a sample, so that a longer one has more.
    boolean isDelta() {
        return stats.equals("delta");
    }

    /// What has counters.
    public enum Entity {
        /// A virtual machine.
        MACHINE,
        /// A host.
        HOST,
        /// A resource pool.
        POOL,
        /// A cluster.
        CLUSTER,
        /// A datastore.
        DATASTORE
    }

    /// What a value is about.
    public enum Instance {
        /// The entity as a whole, with an empty instance.
        WHOLE,
        /// A processor, by its number.
        PROCESSOR,
        /// A network adapter, by its device key or name.
        ADAPTER,
        /// A virtual disk, for example `scsi0:0`.
        DISK,
        /// A datastore, by its volume's identifier.
        VOLUME,
        /// A storage device, by its name.
        LUN,
        /// A host bus adapter, for example `vmhba0`.
        BUS_ADAPTER,
        /// A storage path.
        PATH
    }

    /// In which forms a kind of entity has a counter.
    ///
    /// @param entity the kind
    /// @param instances the forms
    public record Scope(Entity entity, List<Instance> instances) {
        /// Copies the list.
        public Scope {
            instances = List.copyOf(instances);
        }
    }
}
