package dev.vireo.simulator;

import java.util.Optional;

/// An HTTP reply.
final class HttpReply {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Optional<String> cookie;
    private final ReplyDelivery delivery;

    private HttpReply(
            int status,
            String contentType,
            byte[] body,
            Optional<String> cookie,
            ReplyDelivery delivery) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.cookie = cookie;
        this.delivery = delivery;
    }

    /// Makes a reply of a body, which is not copied.
    static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, contentType, body, Optional.empty(), ReplyDelivery.WHOLE);
    }

    HttpReply with(Optional<String> newCookie, ReplyDelivery how) {
        return new HttpReply(status, contentType, body, newCookie, how);
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    /// Returns the value of the `Set-Cookie` field.
    Optional<String> cookie() {
        return cookie;
    }

    /// Returns what becomes of the reply on its way.
    ReplyDelivery delivery() {
        return delivery;
    }
}
