package dev.vireo.driver.esx;

import dev.vireo.vim.ManagedObjectReference;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/// Rates of machines, as their newest sample has them.
///
/// @param byMachine of each machine the rates by instance, the whole machine's under the empty name
record Rates(Map<ManagedObjectReference, Map<Rate, Map<String, Long>>> byMachine) {
    static final Rates NONE = new Rates(Map.of());

    /// Returns a rate of one instance.
    OptionalLong find(ManagedObjectReference machine, Rate rate, String instance) {
        Long value = instances(machine, rate).get(instance);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// Returns a rate of the whole machine: as the server tells it, or the sum of the instances.
    OptionalLong total(ManagedObjectReference machine, Rate rate) {
        OptionalLong whole = find(machine, rate, "");
        return whole.isPresent() ? whole : sum(machine, rate, instances(machine, rate).keySet());
    }

    /// Sums a rate over those of some instances that the server tells.
    OptionalLong sum(ManagedObjectReference machine, Rate rate, Collection<String> instances) {
        return instances.stream()
                .map(one -> find(machine, rate, one))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Long::sum);
    }

    private Map<String, Long> instances(ManagedObjectReference machine, Rate rate) {
        return byMachine.getOrDefault(machine, Map.of()).getOrDefault(rate, Map.of());
    }
}
