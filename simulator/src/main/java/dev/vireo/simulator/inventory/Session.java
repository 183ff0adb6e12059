package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.UserSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client's login, and the objects that end with it: filters, views and collectors.
public final class Session {
    private final String key;
    private final String userName;
    private final String remoteAddress;
    private final String userAgent;
    private final Instant loginTime;
    private final Map<ManagedObjectReference, SimObject> objects = new LinkedHashMap<>();
    private Instant lastActive;
    private long calls;
    private long made;
    private boolean open = true;
    private String locale = "en";

    Session(String key, String userName, Caller caller, Instant now) {
        this.key = key;
        this.userName = userName;
        this.remoteAddress = caller.remoteAddress();
        this.userAgent = caller.userAgent();
        this.loginTime = now;
        this.lastActive = now;
    }

    /// Returns the key that the client sends as a cookie.
    ///
    /// @return the key
    public String key() {
        return key;
    }

    String userName() {
        return userName;
    }

    String remoteAddress() {
        return remoteAddress;
    }

    String userAgent() {
        return userAgent;
    }

    Instant loginTime() {
        return loginTime;
    }

    long calls() {
        return calls;
    }

    Instant lastActive() {
        return lastActive;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        all(SimHttpNfcLease.class).forEach(SimHttpNfcLease::abandon);
    }

    void used(Instant now) {
        lastActive = now;
        calls++;
    }

    void locale(String name) {
        locale = name;
    }

    Optional<SimObject> find(ManagedObjectReference reference) {
        return Optional.ofNullable(objects.get(reference));
    }

    <T extends SimObject> T add(T object) {
        objects.put(object.self(), object);
        return object;
    }

    void remove(SimObject object) {
        objects.remove(object.self());
    }

    /// Returns this session's objects of a kind.
    <T extends SimObject> List<T> all(Class<T> kind) {
        return objects.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Makes a reference for a new object of this session.
    ManagedObjectReference newReference(String type) {
        made++;
        return new ManagedObjectReference(type, "session[" + key + "]" + made);
    }

    /// Describes this session to a client.
    UserSession describe() {
        return UserSession.builder()
                .extensionSession(false)
                .ipAddress(remoteAddress)
                .userAgent(userAgent)
                .callCount(calls)
                .key(key)
                .userName(userName)
                .fullName(userName)
                .loginTime(loginTime)
                .lastActiveTime(lastActive)
                .locale(locale)
                .messageLocale(locale)
                .build();
    }
}
