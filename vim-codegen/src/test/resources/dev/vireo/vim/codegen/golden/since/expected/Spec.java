// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// `Spec` of the VI API. Since vSphere API 9.0.0.0.
public class Spec extends Base {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Spec", Base.TYPE, Spec::new,
                    "mode:#Mode:o:9.1.0.0;"
                        + "since:string:o:8.0.0.1;"
                        + "returns:string:o;", "9.0.0.0");

    Spec(DataAssembler content) {
        super(content);
    }

    /// Returns `mode`. Since vSphere API 9.1.0.0.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Mode mode() {
        return optional(0);
    }

    /// Returns `since`. Since vSphere API 8.0.0.1.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String since() {
        return optional(1);
    }

    /// Returns `returns`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String returns() {
        return optional(2);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Spec.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Spec.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Spec].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends Base.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `mode`.
        ///
        /// @param mode the value
        /// @return this builder
        public final SELF mode(@Nullable Mode mode) {
            return put(0, mode);
        }

        /// Sets `since`.
        ///
        /// @param since the value
        /// @return this builder
        public final SELF since(@Nullable String since) {
            return put(1, since);
        }

        /// Sets `returns`.
        ///
        /// @param returns the value
        /// @return this builder
        public final SELF returns(@Nullable String returns) {
            return put(2, returns);
        }

        @Override
        public Spec build() {
            return (Spec) assemble();
        }
    }
}
