package dev.vireo.vim.codegen;

/// A file to be written.
///
/// @param path the path below the target folder, with slashes
/// @param text the content
record SourceFile(String path, String text) {}
