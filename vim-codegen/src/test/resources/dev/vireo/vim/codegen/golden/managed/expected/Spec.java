// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// `Spec` of the VI API.
public class Spec extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Spec", null, Spec::new,
                    "name:string:o;");

    Spec(DataAssembler content) {
        super(content);
    }

    /// Returns `name`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String name() {
        return optional(0);
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
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `name`.
        ///
        /// @param name the value
        /// @return this builder
        public final SELF name(@Nullable String name) {
            return put(0, name);
        }

        @Override
        public Spec build() {
            return (Spec) assemble();
        }
    }
}
