package dev.vireo.client;

/// Session.
public final class Session {
    private Session() {}
}
