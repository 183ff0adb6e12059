// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of `Machine.Find`.
public final class FindRequest extends MethodRequest<@Nullable Spec> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("Find", null, FindRequest::new,
                    "_this:&Machine:r;"
                        + "spec:@Spec:r;"
                        + "state:#State:rl;"
                        + "uuid:string:ol;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("Find", "Machine", "@Spec", "o");

    FindRequest(DataAssembler content) {
        super(content);
    }

    /// Returns `spec`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Spec spec() {
        return this.<Spec>required(1);
    }

    /// Returns `state`.
    ///
    /// @return the items, empty if it is absent
    public final List<State> state() {
        return list(2);
    }

    /// Returns `uuid`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> uuid() {
        return list(3);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public @Nullable Spec dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).find(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public FindRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [FindRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `spec`.
        ///
        /// @param spec the value
        /// @return this builder
        public final SELF spec(Spec spec) {
            return put(1, spec);
        }

        /// Sets `state`.
        ///
        /// @param state the items
        /// @return this builder
        public final SELF state(List<? extends State> state) {
            return putList(2, state);
        }

        /// Sets `uuid`.
        ///
        /// @param uuid the items
        /// @return this builder
        public final SELF uuid(List<? extends String> uuid) {
            return putList(3, uuid);
        }

        @Override
        public FindRequest build() {
            return (FindRequest) assemble();
        }
    }
}
