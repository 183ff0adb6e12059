// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `State` of the VI API.
public final class State extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<State> TYPE =
            EnumType.define("State", State::new, "on", "off");

    /// `on`.
    public static final State ON = TYPE.of("on");

    /// `off`.
    public static final State OFF = TYPE.of("off");

    private State(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static State of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<State> vimType() {
        return TYPE;
    }
}
