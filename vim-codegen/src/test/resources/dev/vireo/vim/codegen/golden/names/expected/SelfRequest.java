// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.self`.
public final class SelfRequest extends MethodRequest<@Nullable Void> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("self", null, SelfRequest::new,
                    "_this:&Machine:r;"
                        + "vimMethod:string:r;"
                        + "dispatch:string:r;"
                        + "METHOD:string:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("self", "Machine", "", "");

    SelfRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `vimMethod`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String vimMethod_() {
        return this.<String>required(1);
    }

    /// Returns `dispatch`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String dispatch() {
        return this.<String>required(2);
    }

    /// Returns `METHOD`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String method() {
        return this.<String>required(3);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Void dispatch(ManagedObjectHandler handler) {
        ((MachineHandler) handler).self_(this);
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
    public SelfRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [SelfRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `vimMethod`.
        ///
        /// @param vimMethod_ the value
        /// @return this builder
        public final SELF vimMethod_(String vimMethod_) {
            return put(1, vimMethod_);
        }

        /// Sets `dispatch`.
        ///
        /// @param dispatch the value
        /// @return this builder
        public final SELF dispatch(String dispatch) {
            return put(2, dispatch);
        }

        /// Sets `METHOD`.
        ///
        /// @param method the value
        /// @return this builder
        public final SELF method(String method) {
            return put(3, method);
        }

        @Override
        public SelfRequest build() {
            return (SelfRequest) assemble();
        }
    }
}
