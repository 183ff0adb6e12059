package dev.vireo.model;

/// What an element can contain. CDATA sections and processing instructions are nodes of their own
/// because libvirt prints them as they were, inside `<metadata>`.
public sealed interface XmlNode permits XmlElement, XmlText, XmlComment, XmlInstruction {}
