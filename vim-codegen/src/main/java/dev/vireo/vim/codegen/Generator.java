package dev.vireo.vim.codegen;

import java.util.List;
import java.util.stream.Stream;

/// Turns the text of a schema into Java sources: parse, check, emit. Touches no disk, and gives the
/// same files for the same text.
final class Generator {
    private Generator() {}

    /// Generates the bindings.
    ///
    /// @param file the name of the schema file, for errors and file headers
    /// @param text its content
    /// @return the files
    /// @throws SchemaException for a schema that cannot be used
    static List<SourceFile> generate(String file, String text) {
        Schema schema = SchemaParser.parse(file, text);
        SchemaChecks.check(file, schema);
        EnumEmitter enums = new EnumEmitter(file);
        DataObjectEmitter objects = new DataObjectEmitter(file, schema);
        ManagedObjectEmitter managed = new ManagedObjectEmitter(file, schema);
        return Stream.of(
                        schema.enums().stream().map(enums::emit),
                        schema.objects().stream().map(objects::emit),
                        schema.managed().stream().flatMap(managed::emit),
                        Stream.of(new RegistryEmitter(file, schema).emit()))
                .flatMap(files -> files)
                .toList();
    }
}
