package dev.vireo.dist;

import dev.vireo.shell.Rehearsal;

/// What a JVM runs that records a start-up cache.
public final class Training {
    private Training() {}

    /// Rehearses, and ends the process.
    ///
    /// @param arguments the URIs of the hosts to rehearse on, whose password is in the environment;
    ///   without any, what needs no connection
    public static void main(String[] arguments) {
        Rehearsal.run(arguments, Vireo.connector());
    }
}
