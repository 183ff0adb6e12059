package dev.vireo.simulator.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tickets that let whoever holds one in once. Guarded by the inventory's lock.
public final class Tickets {
    private static final int MOST = 1000;

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
    /// @param purpose what it is for, for example a URL; empty for a session
    String issue(Session session, String purpose) {
        String id = identities.uuid("ticket " + secret, made++); // nobody else can guess it
        issued.put(id, new Ticket(session.userName(), purpose));
        if (issued.size() > MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
        return id;
    }

    /// Takes a ticket: it is of no use after that.
    ///
    /// @param id what its holder shows
    /// @return what it stands for, empty if there is none
    public Optional<Ticket> redeem(String id) {
        return Optional.ofNullable(issued.remove(id));
    }

    /// What a ticket stands for.
    ///
    /// @param userName in whose name
    /// @param purpose the URL it is for, empty for a session
    public record Ticket(String userName, String purpose) {}
}
