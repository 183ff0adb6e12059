package dev.vireo.model;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A port of a distributed switch.
///
/// libvirt: `vds` of `virDomainNetDef`.
///
/// @param switchId the UUID of the switch
/// @param portId the port, if given
/// @param portGroupId the id of the port group, if given
/// @param connectionId the connection, if given
public record SwitchPort(
        UUID switchId,
        OptionalLong portId,
        Optional<String> portGroupId,
        OptionalLong connectionId) {}
