package dev.vireo.simulator;

import dev.vireo.simulator.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A name and a password that came with a request.
///
/// @param user the name
/// @param password the password
record BasicCredentials(String user, String password) {
    private static final String SCHEME = "Basic ";

    /// Reads them.
    ///
    /// @return empty if there are none or they cannot be understood
    static Optional<BasicCredentials> of(HttpRequest request) {
        String field = request.header("authorization").orElse("");
        if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text;
        try {
            byte[] bytes = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
            text = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(
                        new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
