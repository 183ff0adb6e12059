// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.wait`.
public final class WaitRequest extends MethodRequest<@Nullable Void> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("wait", null, WaitRequest::new,
                    "_this:&Machine:r;"
                        + "timeout:long:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("wait", "Machine", "", "");

    WaitRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `timeout`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final long timeout() {
        return this.<Long>required(1);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Void dispatch(ManagedObjectHandler handler) {
        ((MachineHandler) handler).wait_(this);
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
    public WaitRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [WaitRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `timeout`.
        ///
        /// @param timeout the value
        /// @return this builder
        public final SELF timeout(long timeout) {
            return put(1, timeout);
        }

        @Override
        public WaitRequest build() {
            return (WaitRequest) assemble();
        }
    }
}
