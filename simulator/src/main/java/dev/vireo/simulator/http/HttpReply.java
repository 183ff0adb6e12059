package dev.vireo.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An HTTP reply. It is immutable; its content is bytes in memory or, for what is long, an
/// [HttpContent].
public final class HttpReply {
    private static final byte[] NOTHING = {};

    private final int status;
    private final List<Field> fields;
    private final byte[] body;
    private final Optional<HttpContent> content;
    private final Delivery delivery;

    private HttpReply(
            int status,
            List<Field> fields,
            byte[] body,
            Optional<HttpContent> content,
            Delivery delivery) {
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.content = content;
        this.delivery = delivery;
    }

    /// Makes a reply of a body.
    ///
    /// @param status for example 200
    /// @param contentType the type of the body
    /// @param body the body, which is not copied
    /// @return the reply
    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(
                status,
                List.of(new Field("Content-Type", contentType)),
                body,
                Optional.empty(),
                Delivery.WHOLE);
    }

    /// Makes a reply of a long content.
    ///
    /// @param status for example 200
    /// @param contentType the type of the content
    /// @param content the content, closed by whoever sends the reply
    /// @return the reply
    public static HttpReply of(int status, String contentType, HttpContent content) {
        return new HttpReply(
                status,
                List.of(new Field("Content-Type", contentType)),
                NOTHING,
                Optional.of(content),
                Delivery.WHOLE);
    }

    /// Makes a reply without a body.
    ///
    /// @param status for example 201
    /// @return the reply
    public static HttpReply empty(int status) {
        return new HttpReply(status, List.of(), NOTHING, Optional.empty(), Delivery.WHOLE);
    }

    /// Makes a reply that says in plain words what is wrong.
    ///
    /// @param status for example 404
    /// @param text a sentence
    /// @return the reply
    public static HttpReply error(int status, String text) {
        return of(status, "text/plain", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a header field.
    ///
    /// @param name for example `Set-Cookie`
    /// @param value its value, without line ends
    /// @return a reply with it
    public HttpReply with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new HttpReply(status, List.copyOf(more), body, content, delivery);
    }

    /// Sets what becomes of it on its way.
    ///
    /// @param how how much of it goes out
    /// @return a reply that is sent so
    public HttpReply with(Delivery how) {
        return new HttpReply(status, fields, body, content, how);
    }

    /// Changes what it carries, if it is not long: that would have to be closed.
    ///
    /// @param contentType the type of the new body
    /// @param changed the new body, which is not copied
    /// @return a reply with it and the other fields
    public HttpReply withBody(String contentType, byte[] changed) {
        if (isLong()) {
            throw new IllegalStateException("a long content is not replaced");
        }
        List<Field> more = new ArrayList<>();
        more.add(new Field("Content-Type", contentType));
        fields.stream().filter(f -> !f.name().equals("Content-Type")).forEach(more::add);
        return new HttpReply(status, List.copyOf(more), changed, Optional.empty(), delivery);
    }

    int status() {
        return status;
    }

    List<Field> fields() {
        return fields;
    }

    /// Returns whether it carries an [HttpContent] instead of a body.
    ///
    /// @return true for a long one
    public boolean isLong() {
        return content.isPresent();
    }

    /// Returns whether nobody knows how long its content will be.
    boolean isOfUnknownLength() {
        return content.isPresent() && content.get().length() == HttpContent.UNKNOWN;
    }

    /// Returns the body of a reply in memory.
    ///
    /// @return the bytes, not a copy
    public byte[] body() {
        return body;
    }

    Optional<HttpContent> content() {
        return content;
    }

    Delivery delivery() {
        return delivery;
    }

    /// A header field.
    ///
    /// @param name as it is written
    /// @param value without line ends
    record Field(String name, String value) {}
}
