// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `lowerManaged` of a server.
public class LowerManaged extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("lowerManaged", null,
                    "other:@lowerObject:o;");

    /// The property `other`.
    public static final ManagedProperty<LowerObject> OTHER =
            new ManagedProperty<>("other");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public LowerManaged(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `lower_Task`.
    ///
    /// @param part `part`
    /// @return the result
    public final ManagedObjectReference lowerTask(LowerObject part) {
        return invoker().invoke(LowerTaskRequest.builder(reference()).part(part).build());
    }
}
