// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Base` of the VI API. Since vSphere API 7.0.
public class Base extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Base", null, Base::new,
                    "", "7.0");

    Base(DataAssembler content) {
        super(content);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Base.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Base.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Base].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public Base build() {
            return (Base) assemble();
        }
    }
}
