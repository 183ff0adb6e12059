// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Pool` of a server. Since vSphere API 8.0.2.1.
public class Pool extends Machine {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Pool", Machine.TYPE,
                    "");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Pool(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }
}
