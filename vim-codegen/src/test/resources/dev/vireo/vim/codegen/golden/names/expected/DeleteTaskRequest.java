// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Machine.delete_Task`.
public final class DeleteTaskRequest extends MethodRequest<ManagedObjectReference> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("delete_Task", null, DeleteTaskRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("delete_Task", "Machine", "&", "r");

    DeleteTaskRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public ManagedObjectReference dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).deleteTask(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public DeleteTaskRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [DeleteTaskRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public DeleteTaskRequest build() {
            return (DeleteTaskRequest) assemble();
        }
    }
}
