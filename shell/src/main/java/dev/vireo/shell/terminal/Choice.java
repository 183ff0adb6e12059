package dev.vireo.shell.terminal;

/// What could stand where somebody is typing.
///
/// @param value the word
/// @param about what it is, empty if the word says it
/// @param ended whether the word is complete, so that a space comes next
record Choice(String value, String about, boolean ended) {
    Choice(String value) {
        this(value, "", true);
    }
}
