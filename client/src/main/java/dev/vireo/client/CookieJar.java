package dev.vireo.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The cookies of one server. Values are sent back exactly as they came, quotes included: real
/// servers compare them as text. `Domain` and `Secure` are not looked at, because a jar belongs to
/// one server and one way of reaching it.
final class CookieJar {
    private static final int MAX_COOKIES = 64;

    private record Cookie(String name, String value, String path) {
        boolean covers(String requestPath) {
            return requestPath.equals(path)
                    || (requestPath.startsWith(path)
                            && (path.endsWith("/") || requestPath.charAt(path.length()) == '/'));
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Cookie> cookies = new ArrayList<>();

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes in one `Set-Cookie` value; one without a name is ignored.
    void store(String setCookie) {
        String[] parts = setCookie.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals <= 0) {
            return;
        }
        String name = parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        String path = attribute(parts, "path");
        if (path == null || !path.startsWith("/")) {
            path = "/";
        }
        replace(new Cookie(name, value, path), isExpired(parts));
    }

    private void replace(Cookie cookie, boolean expired) {
        lock.lock();
        try {
            cookies.removeIf(
                    old -> old.name().equals(cookie.name()) && old.path().equals(cookie.path()));
            if (!expired && cookies.size() < MAX_COOKIES) {
                cookies.add(cookie);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns the `Cookie` header for a target, or null if there is nothing to send.
    @Nullable String header(String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        StringBuilder header = new StringBuilder();
        lock.lock();
        try {
            for (Cookie cookie : cookies) {
                if (cookie.covers(path)) {
                    header.append(header.isEmpty() ? "" : "; ");
                    header.append(cookie.name()).append('=').append(cookie.value());
                }
            }
        } finally {
            lock.unlock();
        }
        return header.isEmpty() ? null : header.toString();
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return cookies.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            cookies.clear();
        } finally {
            lock.unlock();
        }
    }

    private boolean isExpired(String[] parts) {
        String maxAge = attribute(parts, "max-age");
        if (maxAge != null) {
            return maxAge.equals("0") || maxAge.startsWith("-");
        }
        String expires = attribute(parts, "expires");
        if (expires == null) {
            return false;
        }
        try {
            Instant end =
                    DateTimeFormatter.RFC_1123_DATE_TIME
                            .withLocale(Locale.ROOT)
                            .parse(expires.replace('-', ' '), Instant::from);
            return !end.isAfter(clock.instant());
        } catch (DateTimeException e) {
            return false; // as browsers do: a date nobody can read is no date
        }
    }

    private static @Nullable String attribute(String[] parts, String name) {
        String found = null;
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals >= 0 && parts[i].substring(0, equals).strip().equalsIgnoreCase(name)) {
                found = parts[i].substring(equals + 1).strip();
            }
        }
        return found;
    }
}
