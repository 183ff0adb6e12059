// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// A call of `Machine.Count`.
public final class CountRequest extends MethodRequest<Integer> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Count", null, CountRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Count", "Machine", "int", "r");

    CountRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public Integer dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).count(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public CountRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [CountRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public CountRequest build() {
            return (CountRequest) assemble();
        }
    }
}
