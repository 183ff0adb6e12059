package dev.vireo.client;

import java.io.IOException;

/// Says that a reply's body ended before its end.
@SuppressWarnings("serial") // lives within one exchange
final class TruncatedException extends IOException {
    TruncatedException(String message) {
        super(message);
    }
}
