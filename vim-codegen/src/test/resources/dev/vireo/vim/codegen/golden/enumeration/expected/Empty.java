// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Empty` of the VI API.
public final class Empty extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<Empty> TYPE =
            EnumType.define("Empty", Empty::new);

    private Empty(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static Empty of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<Empty> vimType() {
        return TYPE;
    }
}
