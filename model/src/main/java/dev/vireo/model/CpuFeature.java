package dev.vireo.model;

import java.util.Optional;

/// What a domain wants of one CPU feature.
///
/// libvirt: `virCPUFeatureDef`.
///
/// @param name libvirt's name, such as `vmx`
/// @param policy what is wanted, if given
public record CpuFeature(String name, Optional<FeaturePolicy> policy) {}
