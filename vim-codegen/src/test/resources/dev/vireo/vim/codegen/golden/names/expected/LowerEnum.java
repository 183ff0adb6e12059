// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `lowerEnum` of the VI API.
public final class LowerEnum extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<LowerEnum> TYPE =
            EnumType.define("lowerEnum", LowerEnum::new, "one");

    /// `one`.
    public static final LowerEnum ONE = TYPE.of("one");

    private LowerEnum(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static LowerEnum of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<LowerEnum> vimType() {
        return TYPE;
    }
}
