// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Machine` of a server.
public class Machine extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Machine", null,
                    "TYPE:string:r;"
                        + "default:string:o;");

    /// The property `TYPE`.
    public static final ManagedProperty<String> TYPE_ =
            new ManagedProperty<>("TYPE");

    /// The property `default`.
    public static final ManagedProperty<String> DEFAULT =
            new ManagedProperty<>("default");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Machine(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `reference`.
    ///
    /// @param reference_ `reference`
    /// @param invoker_ `invoker`
    /// @param self_ `self`
    /// @param request `request`
    /// @param handler `handler`
    /// @param index `index`
    public final void reference_(ManagedObjectReference reference_, String invoker_, String self_, String request, String handler, int index) {
        invoker().invoke(ReferenceRequest.builder(reference()).reference_(reference_).invoker_(invoker_).self_(self_).request(request).handler(handler).index(index).build());
    }

    /// Calls `invoker`.
    ///
    /// @return the result
    public final String invoker_() {
        return invoker().invoke(InvokerRequest.builder(reference()).build());
    }

    /// Calls `unimplemented`.
    public final void unimplemented_() {
        invoker().invoke(UnimplementedRequest.builder(reference()).build());
    }

    /// Calls `delete_Task`.
    ///
    /// @return the result
    public final ManagedObjectReference deleteTask() {
        return invoker().invoke(DeleteTaskRequest.builder(reference()).build());
    }

    /// Calls `self`.
    ///
    /// @param vimMethod_ `vimMethod`
    /// @param dispatch `dispatch`
    /// @param method `METHOD`
    public final void self_(String vimMethod_, String dispatch, String method) {
        invoker().invoke(SelfRequest.builder(reference()).vimMethod_(vimMethod_).dispatch(dispatch).method(method).build());
    }

    /// Calls `equals`.
    ///
    /// @param other `other`
    /// @return the result
    public final boolean equals_(Object other) {
        return invoker().invoke(EqualsRequest.builder(reference()).other(other).build());
    }

    /// Calls `wait`.
    ///
    /// @param timeout `timeout`
    public final void wait_(long timeout) {
        invoker().invoke(WaitRequest.builder(reference()).timeout(timeout).build());
    }

    /// Calls `toString`.
    ///
    /// @return the result
    public final String toString_() {
        return invoker().invoke(ToStringRequest.builder(reference()).build());
    }

    /// Calls `void`.
    public final void void_() {
        invoker().invoke(VoidRequest.builder(reference()).build());
    }

    /// Calls `ID`.
    ///
    /// @return the result
    public final String id() {
        return invoker().invoke(IDRequest.builder(reference()).build());
    }
}
