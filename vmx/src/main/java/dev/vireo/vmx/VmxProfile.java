package dev.vireo.vmx;

/// Which of libvirt's drivers a conversion stands for.
///
/// libvirt: the parser configuration of the ESX driver and that of the VMware driver.
public enum VmxProfile {
    /// ESX and vCenter: 16 units on a SCSI bus, any name.
    ESX,
    /// Workstation, Fusion and Player: the document names the first disk as what to boot from, a
    /// name holds no slash, and a SCSI bus has 7 units.
    WORKSTATION
}
