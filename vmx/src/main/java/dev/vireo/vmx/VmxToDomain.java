package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import java.util.List;

/// Makes a domain document of a VMX file.
final class VmxToDomain {
    private VmxToDomain() {}

    static DomainDefinition convert(VmxConverter converter, VmxFile file) {
        return DomainDefinition.builder().vmware(converter.vmware()).build();
    }

    static Conversion<DomainDefinition> convertWithLosses(VmxConverter converter, VmxFile file) {
        return new Conversion<>(convert(converter, file), List.of());
    }
}
