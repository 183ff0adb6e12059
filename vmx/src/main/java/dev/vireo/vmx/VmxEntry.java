package dev.vireo.vmx;

/// An entry of a VMX file.
///
/// @param key its name as it is written
/// @param value what stands between the quotes, escapes and all
/// @param line the line its name is in, from 1; only line feeds are counted, as libvirt does
/// @param column the place of its name in the line, from 1, in UTF-16 units
public record VmxEntry(String key, String value, int line, int column) {}
