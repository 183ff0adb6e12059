// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Thing` of a server.
public class Thing extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Thing", null,
                    "");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Thing(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }
}
