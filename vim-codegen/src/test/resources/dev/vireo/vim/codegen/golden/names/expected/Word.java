// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Word` of the VI API.
public final class Word extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<Word> TYPE =
            EnumType.define("Word", Word::new, "class", "default", "type", "TYPE_A", "new");

    /// `class`.
    public static final Word CLASS = TYPE.of("class");

    /// `default`.
    public static final Word DEFAULT = TYPE.of("default");

    /// `type`.
    public static final Word TYPE_ = TYPE.of("type");

    /// `TYPE_A`.
    public static final Word TYPE_A = TYPE.of("TYPE_A");

    /// `new`.
    public static final Word NEW = TYPE.of("new");

    private Word(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static Word of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<Word> vimType() {
        return TYPE;
    }
}
