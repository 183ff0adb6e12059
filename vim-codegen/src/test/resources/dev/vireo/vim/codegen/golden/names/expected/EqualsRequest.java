// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Machine.equals`.
public final class EqualsRequest extends MethodRequest<Boolean> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("equals", null, EqualsRequest::new,
                    "_this:&Machine:r;"
                        + "other:anyType:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("equals", "Machine", "boolean", "r");

    EqualsRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `other`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Object other() {
        return this.<Object>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public Boolean dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).equals_(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public EqualsRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [EqualsRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `other`.
        ///
        /// @param other the value
        /// @return this builder
        public final SELF other(Object other) {
            return put(1, other);
        }

        @Override
        public EqualsRequest build() {
            return (EqualsRequest) assemble();
        }
    }
}
