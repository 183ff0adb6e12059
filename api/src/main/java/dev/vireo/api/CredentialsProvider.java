package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Optional;

/// Answers who logs in and with which password. Drivers ask it once for each login that needs it.
@FunctionalInterface
public interface CredentialsProvider {
    /// Finds credentials.
    ///
    /// @param request what they are for
    /// @return the credentials, or empty if this provider has none and another may be asked
    /// @throws VirtException if the place where they should be is broken, for example an
    ///   `auth.conf` that does not parse
    Optional<Credentials> find(Request request);

    /// Adds the user to a request if it names none and this provider knows who it is, even if it
    /// does not know the password.
    ///
    /// @param request what credentials are for
    /// @return the request, with the user or as it was
    default Request withKnownUser(Request request) {
        return request;
    }

    /// Tells where [#find] would take the credentials from, never what they are.
    ///
    /// @param request what they are for
    /// @return for example a file with its group, empty if this provider has none or does not tell
    default Optional<String> origin(Request request) {
        return Optional.empty();
    }

    /// Asks this provider and, if it has nothing, another, which is told the user that this one
    /// knows.
    ///
    /// @param next the other
    /// @return both, in this order
    default CredentialsProvider or(CredentialsProvider next) {
        return new CredentialsChain(this, next);
    }

    /// What credentials are wanted for.
    ///
    /// @param service the scheme: `esx`, `gsx` or `vpx`
    /// @param host the server as the URI names it
    /// @param user the user that the URI names, if it does
    /// @param defaultUser the user to offer if nobody names one
    record Request(String service, String host, Optional<String> user, String defaultUser) {}
}
