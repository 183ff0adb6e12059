// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// `Words` of the VI API.
public class Words extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Words", null, Words::new,
                    "default:string:o;"
                        + "class:string:o;"
                        + "switch:int:r;"
                        + "int:int:r;"
                        + "record:string:o;"
                        + "var:string:o;"
                        + "yield:string:o;"
                        + "sealed:string:o;");

    Words(DataAssembler content) {
        super(content);
    }

    /// Returns `default`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String default_() {
        return optional(0);
    }

    /// Returns `class`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String class_() {
        return optional(1);
    }

    /// Returns `switch`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int switch_() {
        return this.<Integer>required(2);
    }

    /// Returns `int`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int int_() {
        return this.<Integer>required(3);
    }

    /// Returns `record`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String record() {
        return optional(4);
    }

    /// Returns `var`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String var() {
        return optional(5);
    }

    /// Returns `yield`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String yield() {
        return optional(6);
    }

    /// Returns `sealed`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String sealed() {
        return optional(7);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Words.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Words.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Words].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `default`.
        ///
        /// @param default_ the value
        /// @return this builder
        public final SELF default_(@Nullable String default_) {
            return put(0, default_);
        }

        /// Sets `class`.
        ///
        /// @param class_ the value
        /// @return this builder
        public final SELF class_(@Nullable String class_) {
            return put(1, class_);
        }

        /// Sets `switch`.
        ///
        /// @param switch_ the value
        /// @return this builder
        public final SELF switch_(int switch_) {
            return put(2, switch_);
        }

        /// Sets `int`.
        ///
        /// @param int_ the value
        /// @return this builder
        public final SELF int_(int int_) {
            return put(3, int_);
        }

        /// Sets `record`.
        ///
        /// @param record the value
        /// @return this builder
        public final SELF record(@Nullable String record) {
            return put(4, record);
        }

        /// Sets `var`.
        ///
        /// @param var the value
        /// @return this builder
        public final SELF var(@Nullable String var) {
            return put(5, var);
        }

        /// Sets `yield`.
        ///
        /// @param yield the value
        /// @return this builder
        public final SELF yield(@Nullable String yield) {
            return put(6, yield);
        }

        /// Sets `sealed`.
        ///
        /// @param sealed the value
        /// @return this builder
        public final SELF sealed(@Nullable String sealed) {
            return put(7, sealed);
        }

        @Override
        public Words build() {
            return (Words) assemble();
        }
    }
}
