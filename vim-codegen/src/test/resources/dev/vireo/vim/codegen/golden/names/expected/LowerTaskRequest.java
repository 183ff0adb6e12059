// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `lowerManaged.lower_Task`.
public final class LowerTaskRequest extends MethodRequest<ManagedObjectReference> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("lower_Task", null, LowerTaskRequest::new,
                    "_this:&lowerManaged:r;"
                        + "part:@lowerObject:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("lower_Task", "lowerManaged", "&lowerManaged", "r");

    LowerTaskRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `part`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final LowerObject part() {
        return this.<LowerObject>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public ManagedObjectReference dispatch(ManagedObjectHandler handler) {
        return ((LowerManagedHandler) handler).lowerTask(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public LowerTaskRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [LowerTaskRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `part`.
        ///
        /// @param part the value
        /// @return this builder
        public final SELF part(LowerObject part) {
            return put(1, part);
        }

        @Override
        public LowerTaskRequest build() {
            return (LowerTaskRequest) assemble();
        }
    }
}
