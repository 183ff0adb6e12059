package dev.vireo.vmx;

/// An entry and its place in the text of the file.
///
/// @param entry the entry
/// @param start where its name begins
/// @param nameEnd where its name ends
/// @param valueStart where its value begins, with the opening quote
/// @param end where its value ends, behind the closing quote
record VmxStatement(VmxEntry entry, int start, int nameEnd, int valueStart, int end) {}
