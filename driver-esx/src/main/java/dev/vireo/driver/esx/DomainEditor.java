package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// Changes a machine to what a document says.
///
/// @param machine the machine
record DomainEditor(Machine machine) {
    Domain edit(DomainDefinition wanted) {
        throw new VirtException(
                ErrorCode.OPERATION_FAILED,
                "domain '" + wanted.name().orElse("") + "' already exists with uuid "
                        + machine.uuid());
    }
}
