package dev.vireo.model;

import java.util.Optional;

/// The virtual CPUs of a domain.
///
/// libvirt: `<vcpu>`.
///
/// @param maximum how many there can be
/// @param current how many there are at the start
/// @param cpus the CPUs of the host they run on, if given
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Vcpus(int maximum, int current, Optional<CpuSet> cpus, XmlElement rest) {}
