package dev.vireo.model;

import java.util.List;
import java.util.Optional;

/// The CPU of a domain.
///
/// libvirt: `virCPUDef`.
///
/// @param mode where it comes from; printed only if [#namesMode]
/// @param namesMode whether mode and match are printed, as for any CPU that says more than its
///   topology
/// @param topology how its parts are arranged, if given
/// @param features the features that differ from the model
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Cpu(
        CpuMode mode,
        boolean namesMode,
        Optional<CpuTopology> topology,
        List<CpuFeature> features,
        XmlElement rest) {
    /// Copies the lists.
    public Cpu {
        features = List.copyOf(features);
    }
}
