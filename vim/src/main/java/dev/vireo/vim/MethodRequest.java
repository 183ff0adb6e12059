package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of a VI API method: the object it goes to and the parameters. For each method there is a
/// generated subclass.
///
/// @param <R> the type of the result; `Void` for none
public abstract class MethodRequest<R extends @Nullable Object> extends DataObject {
    MethodRequest(DataAssembler content) {
        super(content);
    }

    /// Returns the object the call goes to.
    ///
    /// @return the reference, `_this` on the wire
    public final ManagedObjectReference self() {
        return required(0);
    }

    /// Returns the method.
    ///
    /// @return name and result
    public abstract MethodType vimMethod();

    /// Calls the method that this request is for.
    ///
    /// @param handler who implements the methods of the object the call goes to
    /// @return the result, null for a method without result
    /// @throws ClassCastException if the handler is not one of the method's managed type
    public abstract R dispatch(ManagedObjectHandler handler);
}
