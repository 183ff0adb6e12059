package dev.vireo.client;

/// A user name with its password.
///
/// @param userName the user name
/// @param password the password
public record LoginCredentials(String userName, String password) {
    /// Returns the user name alone.
    @Override
    public String toString() {
        return "LoginCredentials[" + userName + "]";
    }
}
