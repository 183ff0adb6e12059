// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `lowerObject` of the VI API.
public class LowerObject extends LowerBase {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("lowerObject", LowerBase.TYPE, LowerObject::new,
                    "word:#lowerEnum:o;"
                        + "next:@lowerObject:ol;");

    LowerObject(DataAssembler content) {
        super(content);
    }

    /// Returns `word`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable LowerEnum word() {
        return optional(0);
    }

    /// Returns `next`.
    ///
    /// @return the items, empty if it is absent
    public final List<LowerObject> next() {
        return list(1);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static LowerObject.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public LowerObject.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [LowerObject].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends LowerBase.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `word`.
        ///
        /// @param word the value
        /// @return this builder
        public final SELF word(@Nullable LowerEnum word) {
            return put(0, word);
        }

        /// Sets `next`.
        ///
        /// @param next the items
        /// @return this builder
        public final SELF next(List<? extends LowerObject> next) {
            return putList(1, next);
        }

        @Override
        public LowerObject build() {
            return (LowerObject) assemble();
        }
    }
}
