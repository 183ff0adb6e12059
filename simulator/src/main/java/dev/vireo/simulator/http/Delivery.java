package dev.vireo.simulator.http;

/// How much of a reply goes out.
public enum Delivery {
    /// All of it.
    WHOLE,
    /// Nothing: the connection is closed.
    DROPPED,
    /// Its head and half of its body, then the connection is closed.
    TRUNCATED
}
