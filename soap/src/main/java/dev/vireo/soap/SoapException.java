package dev.vireo.soap;

import org.jspecify.annotations.Nullable;

/// A message that is not what it should be: XML that does not parse, a document that is no SOAP
/// envelope, a value that does not fit its type, a limit that was passed, or a request that lacks
/// what it must have. The message says what and where.
@SuppressWarnings("serial") // never serialized
public final class SoapException extends RuntimeException {
    /// What kind of problem it is.
    private final Problem problem;

    SoapException(Problem problem, String message) {
        this(problem, message, null);
    }

    SoapException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /// Returns what kind of problem it is.
    ///
    /// @return the kind
    public Problem problem() {
        return problem;
    }

    /// Kinds of problems.
    public enum Problem {
        /// The text is no well-formed XML, or has parts that are not accepted: document type
        /// declarations and entities.
        NOT_XML,
        /// The text ends too early.
        TRUNCATED,
        /// A limit of [XmlLimits] was passed.
        TOO_LARGE,
        /// The document is XML but not the SOAP message that was expected.
        NOT_SOAP,
        /// A value does not fit the type it should have.
        BAD_VALUE,
        /// A request names a method that the schema does not have.
        UNKNOWN_METHOD,
        /// A value to be sent lacks a required member or cannot be written as XML.
        NOT_SENDABLE
    }
}
