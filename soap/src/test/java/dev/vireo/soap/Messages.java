package dev.vireo.soap;

import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.RetrievePropertiesRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Whole messages for tests, put together from texts.
final class Messages {
    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<e:Envelope"
                    + " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><e:Body>";
    private static final String END = "</e:Body></e:Envelope>";

    private Messages() {}

    /// A message with a body.
    static String envelope(String body) {
        return START + body + END;
    }

    /// A reply to `RetrieveProperties` with one object.
    static String row(String propSet) {
        return envelope(
                "<RetrievePropertiesResponse xmlns=\"urn:vim25\"><returnval>"
                        + "<obj type=\"VirtualMachine\">1</obj>"
                        + propSet
                        + "</returnval></RetrievePropertiesResponse>");
    }

    /// A reply to `RetrieveProperties` with one property, whose element is given whole.
    static String property(String val) {
        return row("<propSet><name>p</name>" + val + "</propSet>");
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A stream of some bytes with many repetitions of others between, which are never all there.
    static InputStream stream(String before, String repeated, int times, String after) {
        byte[] block = repeated.repeat(1024).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        parts.add(stream(before));
        parts.addAll(
                Collections.nCopies(times / 1024, block).stream()
                        .map(ByteArrayInputStream::new)
                        .toList());
        parts.add(stream(after));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /// Reads a reply to `RetrieveProperties`.
    static List<ObjectContent> rows(InputStream in) {
        try {
            @SuppressWarnings("unchecked") // what the method returns
            List<ObjectContent> rows =
                    (List<ObjectContent>)
                            new SoapCodec().decodeReply(RetrievePropertiesRequest.METHOD, in);
            return rows == null ? List.of() : rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a reply with one property.
    static Object readProperty(String val) {
        return value(rows(stream(property(val))));
    }

    /// Reads the value of a reply with one property, and what of it is written again.
    static String rewritten(String val) {
        byte[] again =
                new SoapCodec()
                        .encodeReply(RetrievePropertiesRequest.METHOD, rows(stream(property(val))));
        String text = new String(again, StandardCharsets.UTF_8);
        int start = text.indexOf("</name>") + "</name>".length();
        return text.substring(start, text.indexOf("</propSet>"));
    }

    private static Object value(List<ObjectContent> rows) {
        DynamicProperty property = rows.getFirst().propSet().getFirst();
        return property.val();
    }
}
