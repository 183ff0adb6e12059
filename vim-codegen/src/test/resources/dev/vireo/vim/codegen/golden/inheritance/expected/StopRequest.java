// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `App.Stop`.
public final class StopRequest extends MethodRequest<@Nullable Void> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Stop", null, StopRequest::new,
                    "_this:&App:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Stop", "App", "", "");

    StopRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Void dispatch(ManagedObjectHandler handler) {
        ((AppHandler) handler).stop(this);
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
    public StopRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [StopRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public StopRequest build() {
            return (StopRequest) assemble();
        }
    }
}
