package dev.vireo.simulator.inventory;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Who sends a request.
///
/// A caller lives as long as one request: after it, [#session()] says which session the client
/// should be told about.
public final class Caller {
    private final String remoteAddress;
    private final String userAgent;
    private final BooleanSupplier gone;
    private Optional<String> session;
    private TaskScript tasks = TaskScript.NONE;

    /// Describes who sends a request.
    ///
    /// @param session the key of the session that the request names, known or not
    /// @param remoteAddress from where it came
    /// @param userAgent what the client calls itself
    /// @param gone looks whether the client has given up the request
    public Caller(
            Optional<String> session,
            String remoteAddress,
            String userAgent,
            BooleanSupplier gone) {
        this.session = session;
        this.remoteAddress = remoteAddress;
        this.userAgent = userAgent;
        this.gone = gone;
    }

    /// Returns the session after the request.
    ///
    /// @return its key, empty for none
    public Optional<String> session() {
        return session;
    }

    void session(Optional<String> changed) {
        this.session = changed;
    }

    /// Sets what becomes of the tasks that the request starts.
    ///
    /// @param script what
    public void tasks(TaskScript script) {
        tasks = script;
    }

    TaskScript tasks() {
        return tasks;
    }

    String remoteAddress() {
        return remoteAddress;
    }

    String userAgent() {
        return userAgent;
    }

    boolean isGone() {
        return gone.getAsBoolean();
    }

    Call call(Inventory inventory) {
        Session known = session.flatMap(inventory.sessions()::find).orElse(null);
        return new Call(inventory, known, this);
    }
}
