// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;

/// `Hardware` of the VI API.
public class Hardware extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Hardware", null, Hardware::new,
                    "device:@Device:ol;");

    Hardware(DataAssembler content) {
        super(content);
    }

    /// Returns `device`.
    ///
    /// @return the items, empty if it is absent
    public final List<Device> device() {
        return list(0);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Hardware.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Hardware.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Hardware].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `device`.
        ///
        /// @param device the items
        /// @return this builder
        public final SELF device(List<? extends Device> device) {
            return putList(0, device);
        }

        @Override
        public Hardware build() {
            return (Hardware) assemble();
        }
    }
}
