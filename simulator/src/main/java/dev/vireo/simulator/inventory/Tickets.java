package dev.vireo.simulator.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tickets that let whoever holds one in once. Guarded by the inventory's lock.
public final class Tickets {
    private static final int MOST = 1000;
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final Map<String, Ticket> issued = new LinkedHashMap<>();
    private final Identities identities;
    private final String secret;
    private long made;

    Tickets(Identities identities, String secret) {
        this.identities = identities;
        this.secret = secret;
    }

    /// Makes a ticket.
    ///
    /// @param purpose what it is for, for example a method of HTTP and a URL; empty for a session
    /// @param now what time it is
    String issue(Session session, String purpose, Instant now) {
        String id = identities.uuid("ticket " + secret, made++); // nobody else can guess it
        issued.put(id, new Ticket(session.userName(), purpose, now.plus(LIFE)));
        if (issued.size() > MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
        return id;
    }

    /// Takes a ticket: it is of no use after that.
    ///
    /// @param id what its holder shows
    /// @param now what time it is
    /// @return what it stands for, empty if there is none or it has run out
    public Optional<Ticket> redeem(String id, Instant now) {
        return Optional.ofNullable(issued.remove(id)).filter(ticket -> now.isBefore(ticket.end()));
    }

    /// What a ticket stands for.
    ///
    /// @param userName in whose name
    /// @param purpose the request it is for, as `httpGet URL`; empty for a session
    /// @param end when it runs out
    public record Ticket(String userName, String purpose, Instant end) {}
}
