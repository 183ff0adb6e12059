// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call of `Machine.Started`.
public final class StartedRequest extends MethodRequest<@Nullable Instant> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Started", null, StartedRequest::new,
                    "_this:&Machine:r;"
                        + "end:dateTime:o;"
                        + "method:string:o;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Started", "Machine", "dateTime", "o");

    StartedRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `end`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Instant end() {
        return optional(1);
    }

    /// Returns `method`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String method() {
        return optional(2);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Instant dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).started(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public StartedRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [StartedRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `end`.
        ///
        /// @param end the value
        /// @return this builder
        public final SELF end(@Nullable Instant end) {
            return put(1, end);
        }

        /// Sets `method`.
        ///
        /// @param method the value
        /// @return this builder
        public final SELF method(@Nullable String method) {
            return put(2, method);
        }

        @Override
        public StartedRequest build() {
            return (StartedRequest) assemble();
        }
    }
}
