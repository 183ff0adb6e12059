package dev.vireo.api;

/// What a driver needs to open a connection.
///
/// @param uri where to
/// @param credentials who is asked for user and password
/// @param readOnly whether changes are refused
public record ConnectRequest(ConnectUri uri, CredentialsProvider credentials, boolean readOnly) {}
