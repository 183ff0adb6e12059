package dev.vireo.simulator.document;

/// A document says something that cannot be understood. The message names the file, the line, the
/// column and the key.
@SuppressWarnings("serial") // never serialized
public final class DocumentException extends IllegalArgumentException {
    DocumentException(String message) {
        super(message);
    }
}
