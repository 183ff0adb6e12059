// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Pool` of a server.
public class Pool extends Entity {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Pool", Entity.TYPE,
                    "");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Pool(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }
}
