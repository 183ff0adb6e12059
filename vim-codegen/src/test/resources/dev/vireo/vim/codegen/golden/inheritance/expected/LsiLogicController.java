// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `LsiLogicController` of the VI API.
public class LsiLogicController extends BusLogicFamily {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("LsiLogicController", BusLogicFamily.TYPE, LsiLogicController::new,
                    "");

    LsiLogicController(DataAssembler content) {
        super(content);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static LsiLogicController.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public LsiLogicController.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [LsiLogicController].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends BusLogicFamily.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public LsiLogicController build() {
            return (LsiLogicController) assemble();
        }
    }
}
