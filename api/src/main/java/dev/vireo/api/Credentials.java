package dev.vireo.api;

/// A user and a password. Its text form hides the password.
///
/// @param user who logs in
/// @param password the password
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=***]";
    }
}
