// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Entity.Rename_Task`.
public final class RenameTaskRequest extends MethodRequest<ManagedObjectReference> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Rename_Task", null, RenameTaskRequest::new,
                    "_this:&Entity:r;"
                        + "newName:string:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Rename_Task", "Entity", "&Entity", "r");

    RenameTaskRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `newName`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String newName() {
        return this.<String>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public ManagedObjectReference dispatch(ManagedObjectHandler handler) {
        return ((EntityHandler) handler).renameTask(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public RenameTaskRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [RenameTaskRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `newName`.
        ///
        /// @param newName the value
        /// @return this builder
        public final SELF newName(String newName) {
            return put(1, newName);
        }

        @Override
        public RenameTaskRequest build() {
            return (RenameTaskRequest) assemble();
        }
    }
}
