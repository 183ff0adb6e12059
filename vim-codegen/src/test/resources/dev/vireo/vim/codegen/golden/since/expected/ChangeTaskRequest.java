// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Machine.Change_Task`. Since vSphere API 8.0.3.1.
public final class ChangeTaskRequest extends MethodRequest<ManagedObjectReference> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Change_Task", null, ChangeTaskRequest::new,
                    "_this:&Machine:r;"
                        + "spec:@Spec:r:9.0.0.0;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Change_Task", "Machine", "&Machine", "r");

    ChangeTaskRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `spec`. Since vSphere API 9.0.0.0.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Spec spec() {
        return this.<Spec>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public ManagedObjectReference dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).changeTask(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public ChangeTaskRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [ChangeTaskRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `spec`.
        ///
        /// @param spec the value
        /// @return this builder
        public final SELF spec(Spec spec) {
            return put(1, spec);
        }

        @Override
        public ChangeTaskRequest build() {
            return (ChangeTaskRequest) assemble();
        }
    }
}
