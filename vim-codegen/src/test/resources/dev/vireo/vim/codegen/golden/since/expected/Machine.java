// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Machine` of a server. Since vSphere API 8.0.2.0.
public class Machine extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Machine", null,
                    "mode:#Mode:o:8.0.3.0;");

    /// The property `mode`. Since vSphere API 8.0.3.0.
    public static final ManagedProperty<Mode> MODE =
            new ManagedProperty<>("mode");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Machine(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `Change_Task`. Since vSphere API 8.0.3.1.
    ///
    /// @param spec `spec`
    /// @return the result
    public final ManagedObjectReference changeTask(Spec spec) {
        return invoker().invoke(ChangeTaskRequest.builder(reference()).spec(spec).build());
    }

    /// Calls `Stop`. Since vSphere API 9.1.0.0.
    public final void stop() {
        invoker().invoke(StopRequest.builder(reference()).build());
    }
}
