// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.Any`.
public final class AnyRequest extends MethodRequest<@Nullable Object> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Any", null, AnyRequest::new,
                    "_this:&Machine:r;"
                        + "value:anyType:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Any", "Machine", "anyType", "o");

    AnyRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `value`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Object value() {
        return this.<Object>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Object dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).any(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public AnyRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [AnyRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `value`.
        ///
        /// @param value the value
        /// @return this builder
        public final SELF value(Object value) {
            return put(1, value);
        }

        @Override
        public AnyRequest build() {
            return (AnyRequest) assemble();
        }
    }
}
