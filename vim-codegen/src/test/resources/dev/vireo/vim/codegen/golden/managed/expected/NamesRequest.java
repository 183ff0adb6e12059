// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;

/// A call of `Machine.Names`.
public final class NamesRequest extends MethodRequest<List<String>> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Names", null, NamesRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Names", "Machine", "string", "rl");

    NamesRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public List<String> dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).names(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public NamesRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [NamesRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public NamesRequest build() {
            return (NamesRequest) assemble();
        }
    }
}
