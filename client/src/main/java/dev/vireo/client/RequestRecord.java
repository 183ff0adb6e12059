package dev.vireo.client;

import java.time.Duration;

/// What one finished request took.
///
/// @param label the VI API method or HTTP method
/// @param status the HTTP status of the reply, 0 if there was none
/// @param bytesSent bytes sent, HTTP headers included, before encryption
/// @param bytesReceived bytes received, HTTP headers included, before decompression
/// @param time from the start of the call until the reply was read or given up
/// @param attempts how often it was sent: 2 if a kept connection turned out to be closed
public record RequestRecord(
        String label,
        int status,
        long bytesSent,
        long bytesReceived,
        Duration time,
        int attempts) {}
