// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `ScsiController` of the VI API.
public class ScsiController extends Controller {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("ScsiController", Controller.TYPE, ScsiController::new,
                    "sharedBus:string:r;");

    ScsiController(DataAssembler content) {
        super(content);
    }

    /// Returns `sharedBus`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String sharedBus() {
        return this.<String>required(4);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static ScsiController.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public ScsiController.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [ScsiController].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends Controller.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `sharedBus`.
        ///
        /// @param sharedBus the value
        /// @return this builder
        public final SELF sharedBus(String sharedBus) {
            return put(4, sharedBus);
        }

        @Override
        public ScsiController build() {
            return (ScsiController) assemble();
        }
    }
}
