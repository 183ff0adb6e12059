package dev.vireo.api;

/// Groups of figures that can be fetched of many domains at once.
///
/// libvirt: `virDomainStatsTypes`.
public enum DomainStatsGroup {
    /// `state.state` and `state.reason`, libvirt's numbers.
    STATE,
    /// `cpu.time`, `cpu.user`, `cpu.system`, ns, or their rates in ns per second.
    CPU_TOTAL,
    /// `balloon.current`, `balloon.maximum` and more of memory, KiB.
    BALLOON,
    /// `vcpu.current`, `vcpu.maximum`, and of each virtual processor `vcpu.N.time`, ns, or its
    /// rate.
    VCPU,
    /// `net.count`, and of each interface `net.N.name`, `net.N.rx.bytes`, `net.N.rx.pkts`,
    /// `net.N.rx.drop`, the same for `tx`, or their rates.
    INTERFACE,
    /// `block.count`, and of each disk `block.N.name`, `block.N.path`, `block.N.rd.reqs`,
    /// `block.N.rd.bytes`, the same for `wr`, or their rates; `block.N.capacity`,
    /// `block.N.allocation`, `block.N.physical`, bytes.
    BLOCK
}
