// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Color` of the VI API.
public final class Color extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<Color> TYPE =
            EnumType.define("Color", Color::new, "red");

    /// `red`.
    public static final Color RED = TYPE.of("red");

    private Color(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static Color of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<Color> vimType() {
        return TYPE;
    }
}
