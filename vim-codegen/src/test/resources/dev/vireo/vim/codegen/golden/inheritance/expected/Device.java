// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// `Device` of the VI API.
public class Device extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Device", null, Device::new,
                    "key:int:r;"
                        + "label:string:o;");

    Device(DataAssembler content) {
        super(content);
    }

    /// Returns `key`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int key() {
        return this.<Integer>required(0);
    }

    /// Returns `label`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String label() {
        return optional(1);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Device.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Device.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Device].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `key`.
        ///
        /// @param key the value
        /// @return this builder
        public final SELF key(int key) {
            return put(0, key);
        }

        /// Sets `label`.
        ///
        /// @param label the value
        /// @return this builder
        public final SELF label(@Nullable String label) {
            return put(1, label);
        }

        @Override
        public Device build() {
            return (Device) assemble();
        }
    }
}
