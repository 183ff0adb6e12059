package dev.vireo.client;

/// The HTTP methods in use.
public enum HttpMethod {
    /// Fetches a file.
    GET,
    /// Asks for the headers alone.
    HEAD,
    /// Stores a file.
    PUT,
    /// Sends a message.
    POST,
    /// Removes a file.
    DELETE
}
