package dev.vireo.model;

import java.util.Objects;

/// A processing instruction. libvirt keeps those inside `<metadata>` and drops all others.
///
/// @param target the name after `<?`
/// @param text what follows the name and white space; may be empty
public record XmlInstruction(String target, String text) implements XmlNode {
    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if the target is no name or the text contains `?>`
    public XmlInstruction {
        XmlNames.require(target);
        Objects.requireNonNull(text, "text");
        if (text.contains("?>")) {
            throw new IllegalArgumentException("an instruction cannot contain ?>");
        }
    }
}
