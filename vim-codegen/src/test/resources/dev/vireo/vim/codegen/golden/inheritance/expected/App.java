// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;

/// A view of a `App` of a server.
public class App extends Pool {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("App", Pool.TYPE,
                    "name:string:r;"
                        + "child:&Pool:ol;");

    /// The property `name`.
    public static final ManagedProperty<String> NAME =
            new ManagedProperty<>("name");

    /// The property `child`.
    public static final ManagedProperty<List<ManagedObjectReference>> CHILD =
            new ManagedProperty<>("child");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public App(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `Stop`.
    public final void stop() {
        invoker().invoke(StopRequest.builder(reference()).build());
    }
}
