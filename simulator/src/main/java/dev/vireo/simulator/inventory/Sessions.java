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
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private int limit = Integer.MAX_VALUE;
    private final Duration idleTime;
    private final InstantSource clock;
    private final Identities identities;
    private final Tickets tickets;
    private long logins;

    /// Makes an empty set of sessions.
    ///
    /// @param user the user who may do everything
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
        this.passwords.put(user, password);
        this.tickets = new Tickets(identities, password);
    }

    /// Lets another user log in.
    ///
    /// @param name the name
    /// @param secret the password
    public void add(String name, String secret) {
        passwords.put(name, secret);
    }

    /// Sets how many sessions there may be.
    ///
    /// @param most the number of sessions after which no other is let in
    public void limit(int most) {
        limit = most;
    }

    /// Returns the tickets that have been given out.
    ///
    /// @return the tickets
    public Tickets tickets() {
        return tickets;
    }

    /// Returns whether there is a user.
    boolean knows(String name) {
        return passwords.containsKey(name);
    }

    /// Returns the names of those who may log in.
    List<String> users() {
        return List.copyOf(passwords.keySet());
    }

    /// Returns the user who may do everything.
    String firstUser() {
        return user;
    }

    /// Tells whether a password is that of a user.
    boolean admits(String name, String secret) {
        String expected = passwords.getOrDefault(name, "");
        boolean passwordMatches = MessageDigest.isEqual(bytes(expected), bytes(secret));
        return passwords.containsKey(name) && passwordMatches;
    }

    Session login(String name, String secret, Call call, Inventory inventory) {
        if (!admits(name, secret)) {
            throw SimFault.invalidLogin();
        }
        if (!inventory.access().isKnown(name)) {
            throw SimFault.noPermission(inventory.content().rootFolder(), Privileges.VIEW);
        }
        return open(name, call, inventory);
    }

    /// Opens a session.
    ///
    /// @throws OutOfSessionsException if there are too many
    Session open(String name, Call call, Inventory inventory) {
        all().stream().map(Session::key).forEach(this::find); // the idle ones end
        if (open.size() >= limit) {
            throw new OutOfSessionsException(limit);
        }
        String key = identities.uuid("session " + password, logins++); // nobody else can guess it
        Session session = new Session(key, name, call.caller(), clock.instant());
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

    /// Makes an identifier that nobody guesses who does not know a password.
    String secret(String kind, long index) {
        return identities.uuid(kind + " " + password, index);
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
