package dev.vireo.client;

/// Gives the credentials for a login. A session asks it once for each login, also for those that it
/// makes by itself after the server has forgotten the session, and keeps nothing.
@FunctionalInterface
public interface CredentialSource {
    /// Returns the credentials.
    ///
    /// @return user name and password
    LoginCredentials credentials();
}
