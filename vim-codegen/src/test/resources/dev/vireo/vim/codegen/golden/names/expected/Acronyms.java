// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// `Acronyms` of the VI API.
public class Acronyms extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Acronyms", null, Acronyms::new,
                    "ID:string:r;"
                        + "IPAddress:string:r;"
                        + "IOPSLimit:long:o;"
                        + "eVCMode:string:o;"
                        + "VMotion:boolean:r;"
                        + "x509:string:o;"
                        + "snake_case:string:o;"
                        + "_underscore:string:o;");

    Acronyms(DataAssembler content) {
        super(content);
    }

    /// Returns `ID`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String id() {
        return this.<String>required(0);
    }

    /// Returns `IPAddress`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String ipAddress() {
        return this.<String>required(1);
    }

    /// Returns `IOPSLimit`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Long iopsLimit() {
        return optional(2);
    }

    /// Returns `eVCMode`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String eVCMode() {
        return optional(3);
    }

    /// Returns `VMotion`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final boolean vMotion() {
        return this.<Boolean>required(4);
    }

    /// Returns `x509`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String x509() {
        return optional(5);
    }

    /// Returns `snake_case`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String snake_case() {
        return optional(6);
    }

    /// Returns `_underscore`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String _underscore() {
        return optional(7);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Acronyms.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Acronyms.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Acronyms].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `ID`.
        ///
        /// @param id the value
        /// @return this builder
        public final SELF id(String id) {
            return put(0, id);
        }

        /// Sets `IPAddress`.
        ///
        /// @param ipAddress the value
        /// @return this builder
        public final SELF ipAddress(String ipAddress) {
            return put(1, ipAddress);
        }

        /// Sets `IOPSLimit`.
        ///
        /// @param iopsLimit the value
        /// @return this builder
        public final SELF iopsLimit(@Nullable Long iopsLimit) {
            return put(2, iopsLimit);
        }

        /// Sets `eVCMode`.
        ///
        /// @param eVCMode the value
        /// @return this builder
        public final SELF eVCMode(@Nullable String eVCMode) {
            return put(3, eVCMode);
        }

        /// Sets `VMotion`.
        ///
        /// @param vMotion the value
        /// @return this builder
        public final SELF vMotion(boolean vMotion) {
            return put(4, vMotion);
        }

        /// Sets `x509`.
        ///
        /// @param x509 the value
        /// @return this builder
        public final SELF x509(@Nullable String x509) {
            return put(5, x509);
        }

        /// Sets `snake_case`.
        ///
        /// @param snake_case the value
        /// @return this builder
        public final SELF snake_case(@Nullable String snake_case) {
            return put(6, snake_case);
        }

        /// Sets `_underscore`.
        ///
        /// @param _underscore the value
        /// @return this builder
        public final SELF _underscore(@Nullable String _underscore) {
            return put(7, _underscore);
        }

        @Override
        public Acronyms build() {
            return (Acronyms) assemble();
        }
    }
}
