package dev.vireo.model;

import java.util.Objects;

/// A comment. libvirt keeps those inside `<metadata>` and drops all others.
///
/// @param text what stands between the marks
public record XmlComment(String text) implements XmlNode {
    /// Checks the text.
    ///
    /// @throws IllegalArgumentException if the text contains `--` or ends with `-`
    public XmlComment {
        Objects.requireNonNull(text, "text");
        if (text.contains("--") || text.endsWith("-")) {
            throw new IllegalArgumentException("a comment cannot contain -- or end with -");
        }
    }
}
