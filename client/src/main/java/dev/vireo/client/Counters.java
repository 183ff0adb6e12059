package dev.vireo.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a transport has sent and received up to a moment.
///
/// @param total all requests
/// @param byLabel the requests of each label, in the order of their first end
public record Counters(Count total, Map<String, Count> byLabel) {
    /// Copies the map.
    public Counters {
        byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    }

    /// A number of requests.
    ///
    /// @param requests how many
    /// @param bytesSent bytes sent, HTTP headers included, before encryption
    /// @param bytesReceived bytes received, HTTP headers included, before decompression
    /// @param time their times added up
    public record Count(long requests, long bytesSent, long bytesReceived, Duration time) {
        /// No request.
        public static final Count ZERO = new Count(0, 0, 0, Duration.ZERO);

        Count plus(RequestRecord request) {
            return new Count(
                    requests + 1,
                    bytesSent + request.bytesSent(),
                    bytesReceived + request.bytesReceived(),
                    time.plus(request.time()));
        }
    }
}
