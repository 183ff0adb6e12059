package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on its way through the inventory: who asks, and from where. Handlers find it with
/// [#current()].
public final class Call {
    private static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    private final Inventory inventory;
    private final Caller caller;
    private @Nullable Session session;

    Call(Inventory inventory, @Nullable Session session, Caller caller) {
        this.inventory = inventory;
        this.session = session;
        this.caller = caller;
    }

    /// Returns the call this thread works for.
    static Call current() {
        return CURRENT.get();
    }

    /// Returns the user this thread works for, or the system's if it works for nobody.
    static String userName() {
        return CURRENT.isBound()
                ? CURRENT.get().session().map(Session::userName).orElse("vpxuser")
                : "vpxuser";
    }

    /// Returns what becomes of tasks that are started now.
    static TaskScript tasks() {
        return CURRENT.isBound() ? CURRENT.get().caller().tasks() : TaskScript.NONE;
    }

    <R extends @Nullable Object> R run(ScopedValue.CallableOp<R, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /// Returns the session of a call that is only let through with one.
    Session authenticated() {
        return session().orElseThrow(() -> SimFault.notAuthenticated(null));
    }

    void session(@Nullable Session changed) {
        this.session = changed;
    }

    Caller caller() {
        return caller;
    }

    /// Finds an object as this caller sees it: what belongs to the session hides the rest.
    Optional<SimObject> find(ManagedObjectReference reference) {
        if (session != null) {
            Optional<SimObject> own = session.find(reference);
            if (own.isPresent()) {
                return own;
            }
        } else if (reference.equals(inventory.content().propertyCollector())) {
            return Optional.of(new SimPropertyCollector(inventory, null));
        }
        return inventory.find(reference);
    }
}
