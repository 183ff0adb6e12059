// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.unimplemented`.
public final class UnimplementedRequest extends MethodRequest<@Nullable Void> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("unimplemented", null, UnimplementedRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("unimplemented", "Machine", "", "");

    UnimplementedRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Void dispatch(ManagedObjectHandler handler) {
        ((MachineHandler) handler).unimplemented_(this);
        return null;
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public UnimplementedRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [UnimplementedRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public UnimplementedRequest build() {
            return (UnimplementedRequest) assemble();
        }
    }
}
