// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A call of `Machine.PowerOn_Task`.
public final class PowerOnTaskRequest extends MethodRequest<ManagedObjectReference> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("PowerOn_Task", null, PowerOnTaskRequest::new,
                    "_this:&Machine:r;"
                        + "host:&Machine:o;"
                        + "force:boolean:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("PowerOn_Task", "Machine", "&Machine", "r");

    PowerOnTaskRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `host`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable ManagedObjectReference host() {
        return optional(1);
    }

    /// Returns `force`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final boolean force() {
        return this.<Boolean>required(2);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public ManagedObjectReference dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).powerOnTask(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public PowerOnTaskRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [PowerOnTaskRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `host`.
        ///
        /// @param host the value
        /// @return this builder
        public final SELF host(@Nullable ManagedObjectReference host) {
            return put(1, host);
        }

        /// Sets `force`.
        ///
        /// @param force the value
        /// @return this builder
        public final SELF force(boolean force) {
            return put(2, force);
        }

        @Override
        public PowerOnTaskRequest build() {
            return (PowerOnTaskRequest) assemble();
        }
    }
}
