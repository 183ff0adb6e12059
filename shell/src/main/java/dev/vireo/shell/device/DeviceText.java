package dev.vireo.shell.device;

import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The elements of devices that commands put together from their options, in virsh's form.
final class DeviceText {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /// Opens an element.
    ///
    /// @param start the tag without its brackets, such as [#tag] makes it
    DeviceText open(String start) {
        return line("<" + start + ">", 1);
    }

    DeviceText close(String name) {
        depth--;
        return line("</" + name + ">", 0);
    }

    /// Adds an element without content.
    DeviceText empty(String start) {
        return line("<" + start + "/>", 0);
    }

    /// Adds an element with a text, unless there is none.
    DeviceText text(String name, @Nullable String value) {
        return value == null ? this : line("<" + name + ">" + escape(value) + "</" + name + ">", 0);
    }

    private DeviceText line(String line, int deeper) {
        text.repeat("  ", depth).append(line).append('\n');
        depth += deeper;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// Makes what stands between the brackets of a tag.
    ///
    /// @param pairs names and values; those without a value are left out
    static String tag(String name, @Nullable String... pairs) {
        StringBuilder tag = new StringBuilder(name);
        for (int i = 0; i < pairs.length; i += 2) {
            String value = pairs[i + 1];
            if (value != null) {
                tag.append(' ').append(pairs[i]).append("='").append(escape(value)).append('\'');
            }
        }
        return tag.toString();
    }

    /// virsh leaves all as it is, so that a quote in a name makes another document of it.
    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }

    /// Writes an element of a domain's document as virsh prints it, which keeps the blanks of the
    /// document before each line but the first.
    static String ofDocument(XmlElement element) {
        return XmlDocument.write(element).replace("\n", "\n" + INDENT);
    }

    /// Makes the reply of `--print-xml`.
    static Reply printed(String xml) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("xml", xml);
        return new TextReply(xml, members);
    }
}
