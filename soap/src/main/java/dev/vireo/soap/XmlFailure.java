package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Turns what the XML parser throws into one line that says what is wrong, and where.
final class XmlFailure {
    private static final String PREFIX = "ParseError at ";
    private static final int LENGTH = 100; // the parser's own words and a name

    private XmlFailure() {}

    /// Makes the exception for a failure of the parser.
    ///
    /// The parser's exception is no cause of the new one, as it may quote a lot of the input.
    ///
    /// @param at where the token begins that was being read, for failures without a place
    /// @throws IOException if it was the stream below that failed
    static SoapException of(XMLStreamException e, BoundedInput input, @Nullable Location at)
            throws IOException {
        String place = place(e.getLocation() == null ? at : e.getLocation());
        String overflow = input.overflow();
        if (overflow != null) {
            return new SoapException(Problem.TOO_LARGE, overflow + place);
        }
        if (input.isMisencoded()) {
            return new SoapException(Problem.NOT_XML, "bytes that are not UTF-8");
        }
        input.rethrow();
        String message = message(e);
        if (input.count() == 0) {
            return new SoapException(Problem.TRUNCATED, "the document is empty");
        }
        if (input.isAtEnd() && message.contains("nd-of-input")) {
            return new SoapException(
                    Problem.TRUNCATED,
                    "the document ends too early, after " + input.count() + " bytes");
        }
        return new SoapException(
                Problem.NOT_XML, "not well-formed XML: " + Excerpt.of(message, LENGTH) + place);
    }

    /// Returns line and column for the end of a message.
    static String place(@Nullable Location location) {
        return location == null
                ? ""
                : " (line "
                        + location.getLineNumber()
                        + ", column "
                        + location.getColumnNumber()
                        + ")";
    }

    /// The parser's message begins with the location on a line of its own, or ends with it.
    private static String message(XMLStreamException e) {
        String message = e.getMessage() == null ? "unreadable" : e.getMessage();
        if (message.startsWith(PREFIX)) {
            int words = message.indexOf("Message: ");
            return words < 0 ? message : message.substring(words + "Message: ".length());
        }
        int place = message.indexOf("\n at [row");
        return place < 0 ? message : message.substring(0, place);
    }
}
