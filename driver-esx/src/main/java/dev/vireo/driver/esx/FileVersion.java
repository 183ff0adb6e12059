package dev.vireo.driver.esx;

import dev.vireo.client.HttpHeaders;
import java.util.Optional;
import java.util.UUID;

/// What tells one content of a file from another.
///
/// @param size its size in bytes
/// @param tag the server's name for the content (`ETag`), if it has any
/// @param modified when it was changed (`Last-Modified`), as the server wrote it
record FileVersion(long size, Optional<String> tag, Optional<String> modified) {
    static FileVersion of(long size, HttpHeaders headers) {
        return new FileVersion(size, headers.first("ETag"), headers.first("Last-Modified"));
    }

    /// Returns what is noted of this content to know it again later. Where the server tells nothing
    /// but the size, no content is like another one, not even like itself.
    String identity() {
        return tag.isEmpty() && modified.isEmpty()
                ? UUID.randomUUID().toString()
                : size + "|" + tag.orElse("") + "|" + modified.orElse("");
    }

    /// Returns what a server may be given that shall send a part of this content only.
    Optional<String> condition() {
        return tag.filter(name -> !name.startsWith("W/"));
    }

    /// Tells whether another server's account can be of the same content. Servers give tags of
    /// their own.
    boolean agrees(FileVersion other) {
        return size == other.size
                && (modified.isEmpty()
                        || other.modified.isEmpty()
                        || modified.equals(other.modified));
    }

    /// Tells whether a reply can be of the same content. What only one of both has says nothing.
    boolean matches(HttpHeaders headers) {
        Optional<String> other = headers.first("ETag");
        if (tag.isPresent() && other.isPresent()) {
            return tag.equals(other);
        }
        Optional<String> later = headers.first("Last-Modified");
        return modified.isEmpty() || later.isEmpty() || modified.equals(later);
    }
}
