package dev.vireo.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a session behaves.
///
/// @param calls the limits of calls that bring none of their own
/// @param keepAlive after how long without a call a small one is made, so that the server does not
///   forget the session; null for never
/// @param locale the language of the server's messages, such as `en`; null for the server's own
public record SessionOptions(
        CallOptions calls, @Nullable Duration keepAlive, @Nullable String locale) {

    /// Checks the interval.
    public SessionOptions {
        if (keepAlive != null && (keepAlive.isZero() || keepAlive.isNegative())) {
            throw new IllegalArgumentException("the keep-alive interval is not positive");
        }
    }

    /// Returns the usual options: the usual limits, no keep-alive, the server's language.
    ///
    /// @return the usual options
    public static SessionOptions defaults() {
        return new SessionOptions(CallOptions.defaults(), null, null);
    }

    /// Replaces the limits.
    ///
    /// @param calls the limits of calls that bring none of their own
    /// @return a copy with those limits
    public SessionOptions withCalls(CallOptions calls) {
        return new SessionOptions(calls, keepAlive, locale);
    }

    /// Replaces the keep-alive interval.
    ///
    /// @param keepAlive the interval, or null for none
    /// @return a copy with that interval
    public SessionOptions withKeepAlive(@Nullable Duration keepAlive) {
        return new SessionOptions(calls, keepAlive, locale);
    }

    /// Replaces the language.
    ///
    /// @param locale the language, or null for the server's own
    /// @return a copy with that language
    public SessionOptions withLocale(@Nullable String locale) {
        return new SessionOptions(calls, keepAlive, locale);
    }
}
