// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `lowerBase` of the VI API.
public class LowerBase extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("lowerBase", null, LowerBase::new,
                    "");

    LowerBase(DataAssembler content) {
        super(content);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static LowerBase.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public LowerBase.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [LowerBase].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public LowerBase build() {
            return (LowerBase) assemble();
        }
    }
}
