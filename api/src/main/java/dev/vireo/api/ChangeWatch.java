package dev.vireo.api;

/// Sees every call that changes something on a server, before it goes out: for an audit, or to try
/// out what would be done without doing it. It is told on the thread that makes the call.
public interface ChangeWatch {
    /// Returns whether changes are made. If not, reading goes on as usual, and each change is told
    /// and taken for done. An operation that needs the result of a change which was not made fails
    /// with `OPERATION_ABORTED`; with [#onEnd] if more changes may follow, and without it if it has
    /// told all of them and could only not say what came of them.
    ///
    /// @return false to change nothing
    boolean permitsChanges();

    /// Takes note of a call. If changes are permitted it goes out when this returns.
    ///
    /// @param change what is called
    void onChange(PlannedChange change);

    /// Takes note that an operation needs the result of a change that was not made, so that no
    /// later change is told.
    ///
    /// @param method the change
    void onEnd(String method);
}
