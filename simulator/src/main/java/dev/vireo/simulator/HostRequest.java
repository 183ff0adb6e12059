package dev.vireo.simulator;

import java.util.List;

/// A request that a host of a simulated vCenter was sent.
///
/// @param host the name of the host
/// @param method the method of HTTP
/// @param path the path with its escapes
/// @param cookies the names of the cookies that came with it
/// @param password whether a name and a password came with it
public record HostRequest(
        String host, String method, String path, List<String> cookies, boolean password) {
    /// Copies the list.
    public HostRequest {
        cookies = List.copyOf(cookies);
    }
}
