package dev.vireo.simulator;

import dev.vireo.simulator.http.Delivery;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.scenario.Action;
import dev.vireo.simulator.scenario.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Spoils replies as a rule wants it.
final class SpoiltReply {
    private static final String XML = "text/xml; charset=utf-8";
    private static final int FLIPS = 8;

    private SpoiltReply() {}

    static HttpReply of(HttpReply reply, Outcome outcome) {
        return outcome.reply().map(spoil -> spoil(reply, spoil, outcome.bits())).orElse(reply);
    }

    private static HttpReply spoil(HttpReply reply, Action.Spoil spoil, long bits) {
        return switch (spoil.kind()) {
            case WHOLE -> reply;
            case DROPPED -> reply.with(Delivery.DROPPED);
            case RESET -> cut(reply, Delivery.Kind.RESET, spoil);
            case TRUNCATED -> cut(reply, Delivery.Kind.TRUNCATED, spoil);
            case STALLED -> cut(reply, Delivery.Kind.STALLED, spoil);
            case MALFORMED, FLIPPED, WEB_PAGE, WRONG_TYPE ->
                    reply.isLong() ? reply : garbled(reply, spoil, bits);
        };
    }

    /// Changes the content; files keep theirs, whose length is announced before they are read.
    private static HttpReply garbled(HttpReply reply, Action.Spoil spoil, long bits) {
        return switch (spoil.kind()) {
            case MALFORMED -> reply.withBody(XML, malformed(reply.body()));
            case FLIPPED -> reply.withBody(XML, flipped(reply.body(), bits));
            case WEB_PAGE -> reply.withBody("text/html", page());
            case WRONG_TYPE -> reply.withBody("application/json", reply.body());
            case WHOLE, DROPPED, RESET, TRUNCATED, STALLED -> reply;
        };
    }

    private static HttpReply cut(HttpReply reply, Delivery.Kind kind, Action.Spoil spoil) {
        Duration limit = spoil.limit();
        return reply.with(new Delivery(kind, spoil.share(), limit));
    }

    /// Leaves out the end tags of the second half.
    private static byte[] malformed(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int middle = text.length() / 2;
        String rest = text.substring(middle).replaceAll("</[^>]*>", "");
        return (text.substring(0, middle) + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] body, long bits) {
        byte[] changed = Arrays.copyOf(body, body.length);
        for (int i = 0; i < FLIPS && changed.length > 0; i++) {
            long at = Long.rotateLeft(bits, 8 * i) & Long.MAX_VALUE;
            changed[(int) (at % changed.length)] ^= (byte) (1 << i);
        }
        return changed;
    }

    private static byte[] page() {
        return """
        <!DOCTYPE html>
        <html><head><title>Bad Gateway</title></head>
        <body><h1>502</h1><p>The proxy did not get a valid answer.<br></body></html>
        """
                .getBytes(StandardCharsets.UTF_8);
    }
}
