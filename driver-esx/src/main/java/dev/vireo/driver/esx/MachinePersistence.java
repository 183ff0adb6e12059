package dev.vireo.driver.esx;

import dev.vireo.api.DomainPersistence;
import dev.vireo.api.DomainXmlFlag;
import java.util.Set;

/// Describes a machine, renames and removes it.
interface MachinePersistence extends DomainPersistence {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default String fetchXml(Set<DomainXmlFlag> flags) {
        return DomainDocument.locate(machine()).fetch(flags);
    }
}
