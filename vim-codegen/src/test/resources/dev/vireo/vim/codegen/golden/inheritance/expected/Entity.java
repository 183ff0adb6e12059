// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A view of a `Entity` of a server.
public class Entity extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Entity", null,
                    "name:string:r;"
                        + "parent:&Entity:o;");

    /// The property `name`.
    public static final ManagedProperty<String> NAME =
            new ManagedProperty<>("name");

    /// The property `parent`.
    public static final ManagedProperty<ManagedObjectReference> PARENT =
            new ManagedProperty<>("parent");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Entity(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `Rename_Task`.
    ///
    /// @param newName `newName`
    /// @return the result
    public final ManagedObjectReference renameTask(String newName) {
        return invoker().invoke(RenameTaskRequest.builder(reference()).newName(newName).build());
    }
}
