package dev.vireo.soap;

/// How much of a document is read before it is refused. Sizes hold to within a few KiB, as the
/// parser reads ahead.
///
/// @param depth nested elements
/// @param textLength characters of one text, counted as they are written: `&amp;` is five
/// @param tokenBytes bytes of one tag with its attributes, comment or processing instruction
/// @param documentBytes bytes of the whole document, after decompression
public record XmlLimits(int depth, int textLength, int tokenBytes, long documentBytes) {
    /// Generous for anything a VI API server sends: 700 levels, texts of 16 Mi characters, tags of
    /// 64 KiB (many attributes cost time that grows with their square), documents of 4 GiB (which
    /// are streamed, not held).
    public static final XmlLimits DEFAULT = new XmlLimits(700, 16 << 20, 1 << 16, 4L << 30);
}
