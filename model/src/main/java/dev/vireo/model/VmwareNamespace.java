package dev.vireo.model;

import java.util.Optional;

/// What only VMware has: the elements of the namespace
/// `http://libvirt.org/schemas/domain/vmware/1.0`. libvirt writes them and never reads them.
///
/// @param datacenterPath the path of the datacenter in the inventory
/// @param managedObject the id of the virtual machine
public record VmwareNamespace(Optional<String> datacenterPath, Optional<String> managedObject) {

    /// Neither.
    public static final VmwareNamespace NONE =
            new VmwareNamespace(Optional.empty(), Optional.empty());
}
