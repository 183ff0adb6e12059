// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Machine.toString`.
public final class ToStringRequest extends MethodRequest<String> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("toString", null, ToStringRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("toString", "Machine", "string", "r");

    ToStringRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public String dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).toString_(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public ToStringRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [ToStringRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public ToStringRequest build() {
            return (ToStringRequest) assemble();
        }
    }
}
