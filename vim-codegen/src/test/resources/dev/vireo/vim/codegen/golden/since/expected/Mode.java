// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Mode` of the VI API. Since vSphere API 7.0.0.2.
public final class Mode extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<Mode> TYPE =
            EnumType.define("Mode", Mode::new, "plain", "fancy");

    /// `plain`.
    public static final Mode PLAIN = TYPE.of("plain");

    /// `fancy`. Since vSphere API 8.0.1.0.
    public static final Mode FANCY = TYPE.of("fancy");

    private Mode(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static Mode of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<Mode> vimType() {
        return TYPE;
    }
}
