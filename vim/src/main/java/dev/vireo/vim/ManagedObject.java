package dev.vireo.vim;

/// A managed object of a server, with a method for each of its VI API methods. A thin view: it
/// holds the reference and hands each call to an invoker.
public class ManagedObject {
    private final ManagedObjectReference reference;
    private final MethodInvoker invoker;

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    protected ManagedObject(ManagedObjectReference reference, MethodInvoker invoker) {
        this.reference = reference;
        this.invoker = invoker;
    }

    /// Returns the object this is a view of.
    ///
    /// @return the reference
    public final ManagedObjectReference reference() {
        return reference;
    }

    /// Returns who sends the requests.
    ///
    /// @return the invoker
    protected final MethodInvoker invoker() {
        return invoker;
    }

    @Override
    public final String toString() {
        return reference.toString();
    }
}
