package dev.vireo.model;

/// DomainDefinition.
public final class DomainDefinition {
    private DomainDefinition() {}
}
