package dev.vireo.vmx;

/// One thing that a conversion could not carry over as it was.
///
/// @param kind what became of it
/// @param place the key of the VMX file, or the XPath in the domain document
/// @param value the value there
/// @param reason why, for people
public record Loss(Kind kind, String place, String value, String reason) {
    /// What became of a thing.
    public enum Kind {
        /// It is not in the result: the other format cannot express it.
        NOT_EXPRESSED,
        /// It is in the result with another value.
        CHANGED,
        /// It is not in the input: the result has an assumed value here.
        DEFAULTED,
        /// It was not looked at: it has no meaning in the input, or none that anybody knows.
        IGNORED
    }
}
