package dev.vireo.vim.codegen;

/// A schema that cannot be used; the message begins with file and line.
@SuppressWarnings("serial") // never serialized
final class SchemaException extends RuntimeException {
    SchemaException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
