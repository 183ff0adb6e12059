package dev.vireo.simulator.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may log in and who is. Guarded by the inventory's lock.
public final class Sessions {
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final String user;
    private final String password;
    private final Duration idleTime;
    private final InstantSource clock;
    private final Identities identities;
    private long logins;

    /// Makes an empty set of sessions.
    ///
    /// @param user the one user there is
    /// @param password the user's password
    /// @param idleTime how long a session lives without a call
    /// @param clock what time it is
    /// @param identities makes the sessions' keys
    public Sessions(
            String user,
            String password,
            Duration idleTime,
            InstantSource clock,
            Identities identities) {
        this.user = user;
        this.password = password;
        this.idleTime = idleTime;
        this.clock = clock;
        this.identities = identities;
    }

    Session login(String name, String secret, Call call, Inventory inventory) {
        boolean userMatches = MessageDigest.isEqual(bytes(user), bytes(name));
        boolean passwordMatches = MessageDigest.isEqual(bytes(password), bytes(secret));
        if (!userMatches || !passwordMatches) {
            throw SimFault.invalidLogin();
        }
        String key = identities.uuid("session " + password, logins++); // nobody else can guess it
        Session session = new Session(key, user, call.caller(), clock.instant());
        session.add(new SimPropertyCollector(inventory, session));
        open.put(key, session);
        return session;
    }

    Optional<Session> find(String key) {
        Session session = open.get(key);
        if (session != null && session.lastActive().plus(idleTime).isBefore(clock.instant())) {
            end(session);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    void end(Session session) {
        open.remove(session.key());
        session.close();
    }

    /// Forgets all sessions, as a host that was restarted does. Waiting calls end with a fault.
    ///
    /// @param inventory whose waiting calls to wake
    public void expireAll(Inventory inventory) {
        inventory.locked(() -> {
            all().forEach(this::end);
            inventory.wake();
            return null;
        });
    }

    /// Forgets a session.
    ///
    /// @param key its key, known or not
    /// @param inventory whose waiting calls to wake
    public void expire(String key, Inventory inventory) {
        inventory.locked(() -> {
            find(key).ifPresent(this::end);
            inventory.wake();
            return null;
        });
    }

    /// Returns the open sessions, oldest first.
    ///
    /// @return the sessions
    public List<Session> all() {
        return new ArrayList<>(open.values());
    }

    /// Counts the property filters of all sessions.
    ///
    /// @return how many have been made and not destroyed
    public int filterCount() {
        return all().stream()
                .mapToInt(session -> session.all(SimPropertyFilter.class).size())
                .sum();
    }

    /// Counts the collectors of event and task histories of all sessions.
    ///
    /// @return how many have been made and not destroyed
    public int collectorCount() {
        return all().stream()
                .mapToInt(session -> session.all(SimHistoryCollector.class).size())
                .sum();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
