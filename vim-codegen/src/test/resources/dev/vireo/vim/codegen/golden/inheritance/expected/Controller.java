// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;

/// `Controller` of the VI API.
public class Controller extends Device {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Controller", Device.TYPE, Controller::new,
                    "busNumber:int:r;"
                        + "device:int:ol;");

    Controller(DataAssembler content) {
        super(content);
    }

    /// Returns `busNumber`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int busNumber() {
        return this.<Integer>required(2);
    }

    /// Returns `device`.
    ///
    /// @return the items, empty if it is absent
    public final List<Integer> device() {
        return list(3);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Controller.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Controller.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Controller].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends Device.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `busNumber`.
        ///
        /// @param busNumber the value
        /// @return this builder
        public final SELF busNumber(int busNumber) {
            return put(2, busNumber);
        }

        /// Sets `device`.
        ///
        /// @param device the items
        /// @return this builder
        public final SELF device(List<? extends Integer> device) {
            return putList(3, device);
        }

        @Override
        public Controller build() {
            return (Controller) assemble();
        }
    }
}
