package dev.vireo.vim;

/// Tells that a member was asked for which the newest API requires but the server did not send, as
/// older servers do with members they do not know.
@SuppressWarnings("serial") // never serialized
public final class MissingMemberException extends IllegalStateException {
    MissingMemberException(DataType type, DataMember member) {
        super(type.name() + "." + member.name() + " is absent, though the newest API requires it");
    }
}
