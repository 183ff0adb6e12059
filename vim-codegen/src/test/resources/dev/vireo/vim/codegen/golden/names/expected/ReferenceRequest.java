// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.reference`.
public final class ReferenceRequest extends MethodRequest<@Nullable Void> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("reference", null, ReferenceRequest::new,
                    "_this:&Machine:r;"
                        + "reference:&:r;"
                        + "invoker:string:r;"
                        + "self:string:r;"
                        + "request:string:r;"
                        + "handler:string:r;"
                        + "index:int:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("reference", "Machine", "", "");

    ReferenceRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `reference`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final ManagedObjectReference reference_() {
        return this.<ManagedObjectReference>required(1);
    }

    /// Returns `invoker`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String invoker_() {
        return this.<String>required(2);
    }

    /// Returns `self`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String self_() {
        return this.<String>required(3);
    }

    /// Returns `request`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String request() {
        return this.<String>required(4);
    }

    /// Returns `handler`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String handler() {
        return this.<String>required(5);
    }

    /// Returns `index`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int index() {
        return this.<Integer>required(6);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Void dispatch(ManagedObjectHandler handler) {
        ((MachineHandler) handler).reference_(this);
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
    public ReferenceRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [ReferenceRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `reference`.
        ///
        /// @param reference_ the value
        /// @return this builder
        public final SELF reference_(ManagedObjectReference reference_) {
            return put(1, reference_);
        }

        /// Sets `invoker`.
        ///
        /// @param invoker_ the value
        /// @return this builder
        public final SELF invoker_(String invoker_) {
            return put(2, invoker_);
        }

        /// Sets `self`.
        ///
        /// @param self_ the value
        /// @return this builder
        public final SELF self_(String self_) {
            return put(3, self_);
        }

        /// Sets `request`.
        ///
        /// @param request the value
        /// @return this builder
        public final SELF request(String request) {
            return put(4, request);
        }

        /// Sets `handler`.
        ///
        /// @param handler the value
        /// @return this builder
        public final SELF handler(String handler) {
            return put(5, handler);
        }

        /// Sets `index`.
        ///
        /// @param index the value
        /// @return this builder
        public final SELF index(int index) {
            return put(6, index);
        }

        @Override
        public ReferenceRequest build() {
            return (ReferenceRequest) assemble();
        }
    }
}
