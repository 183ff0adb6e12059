package dev.vireo.soap;

import com.fasterxml.aalto.stax.StreamReaderImpl;
import dev.vireo.vim.RawElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.jspecify.annotations.Nullable;

/// The attributes of the start tag that a cursor stands on, as far as they mean something in VI
/// messages: `xsi:type` and `xsi:nil` under any prefix, and the `type` of a reference.
///
/// One object serves a whole document; [#read()] fills it anew.
final class ElementAttributes {
    private final StreamReaderImpl reader;
    private final TextCache texts;
    private final Slice slice = new Slice();
    private TextCache.@Nullable Entry xsiType;
    private boolean nil;
    private @Nullable String type;
    private @Nullable String serverGuid;

    ElementAttributes(StreamReaderImpl reader, TextCache texts) {
        this.reader = reader;
        this.texts = texts;
    }

    /// Looks at the attributes of the start tag at hand.
    void read() throws XMLStreamException {
        xsiType = null;
        nil = false;
        type = null;
        serverGuid = null;
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            switch (reader.getAttributeLocalName(i)) {
                case "type" -> {
                    if (isInstance(i)) {
                        xsiType = value(i);
                    } else if (isPlain(i)) {
                        type = value(i).text();
                    }
                }
                case "nil" -> {
                    if (isInstance(i)) {
                        String value = value(i).text();
                        nil = value.equals("true") || value.equals("1");
                    }
                }
                case "serverGuid" -> serverGuid = isPlain(i) ? value(i).text() : serverGuid;
                default -> {} // of no meaning here
            }
        }
    }

    /// Returns `xsi:type` as it stands, with its prefix.
    TextCache.@Nullable Entry xsiType() {
        return xsiType;
    }

    /// Returns whether the element says that it has no value.
    boolean isNil() {
        return nil;
    }

    /// Returns the attribute `type` of a reference.
    @Nullable String type() {
        return type;
    }

    /// Returns the attribute `serverGuid` of a reference.
    @Nullable String serverGuid() {
        return serverGuid;
    }

    /// Returns all attributes but `xsi:type`.
    List<RawElement.Attribute> others() {
        List<RawElement.Attribute> others = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            if (!name.equals("type") || !isInstance(i)) {
                String namespace = reader.getAttributeNamespace(i);
                others.add(
                        new RawElement.Attribute(
                                namespace == null ? "" : namespace,
                                name,
                                reader.getAttributeValue(i)));
            }
        }
        return others;
    }

    private boolean isInstance(int index) {
        return Objects.equals(reader.getAttributeNamespace(index), XmlCursor.XSI);
    }

    private boolean isPlain(int index) {
        String namespace = reader.getAttributeNamespace(index);
        return namespace == null || namespace.isEmpty();
    }

    /// Returns a value without the white space around it.
    private TextCache.Entry value(int index) throws XMLStreamException {
        reader.getAttributeAs(index, slice);
        return texts.find(slice.chars, slice.start, slice.end - slice.start);
    }

    /// Takes the characters of a value from the parser's buffer.
    private static final class Slice extends TypedValueDecoder {
        private static final char[] NOTHING = {};

        private char[] chars = NOTHING;
        private int start;
        private int end;

        @Override
        public void decode(String input) {
            decode(input.toCharArray(), 0, input.length());
        }

        @Override
        public void decode(char[] buffer, int from, int to) {
            chars = buffer;
            start = from;
            end = to;
        }

        @Override
        public void handleEmptyValue() {
            decode(NOTHING, 0, 0);
        }
    }
}
