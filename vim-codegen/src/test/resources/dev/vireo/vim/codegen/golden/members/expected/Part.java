// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Part` of the VI API.
public class Part extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Part", null, Part::new,
                    "");

    Part(DataAssembler content) {
        super(content);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Part.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Part.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Part].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        @Override
        public Part build() {
            return (Part) assemble();
        }
    }
}
