// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;

/// A call of `Machine.List`.
public final class ListRequest extends MethodRequest<List<Spec>> {
    /// The table of the parameters.
    public static final DataType TYPE =
            DataType.define("List", null, ListRequest::new,
                    "_this:&Machine:r;");

    /// The method.
    public static final MethodType METHOD =
            MethodType.define("List", "Machine", "@Spec", "ol");

    ListRequest(DataAssembler content) {
        super(content);
    }

    @Override
    public MethodType vimMethod() {
        return METHOD;
    }

    @Override
    public List<Spec> dispatch(ManagedObjectHandler handler) {
        return ((MachineHandler) handler).list(this);
    }

    /// Starts a call.
    ///
    /// @param self the object it goes to
    /// @return a builder without parameters
    public static Builder<?> builder(ManagedObjectReference self) {
        return new Builder<>(TYPE.assemble()).put(0, self);
    }

    @Override
    public ListRequest.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [ListRequest].
    ///
    /// @param <SELF> the type of the builder itself
    public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public ListRequest build() {
            return (ListRequest) assemble();
        }
    }
}
