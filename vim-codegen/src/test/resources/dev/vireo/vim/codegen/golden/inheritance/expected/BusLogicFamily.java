// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `BusLogicFamily` of the VI API.
public class BusLogicFamily extends ScsiController {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("BusLogicFamily", ScsiController.TYPE, BusLogicFamily::new,
                    "");

    BusLogicFamily(DataAssembler content) {
        super(content);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static BusLogicFamily.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public BusLogicFamily.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [BusLogicFamily].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends ScsiController.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public BusLogicFamily build() {
            return (BusLogicFamily) assemble();
        }
    }
}
