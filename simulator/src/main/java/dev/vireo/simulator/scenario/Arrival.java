package dev.vireo.simulator.scenario;

import dev.vireo.simulator.inventory.CallSubject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A call that has come in.
public final class Arrival {
    private final String method;
    private final Supplier<CallSubject> lookup;
    private @Nullable CallSubject subject;

    /// Describes a call.
    ///
    /// @param method the name on the wire, or a verb and a path
    /// @param lookup finds who is called by whom; asked only if a rule wants to know
    public Arrival(String method, Supplier<CallSubject> lookup) {
        this.method = method;
        this.lookup = lookup;
    }

    String method() {
        return method;
    }

    CallSubject subject() {
        CallSubject found = subject;
        if (found == null) {
            found = lookup.get();
            subject = found;
        }
        return found;
    }
}
