package dev.vireo.api;

import java.util.Optional;

/// Two providers, asked one after the other. The second is told the user that the first knows.
record CredentialsChain(CredentialsProvider first, CredentialsProvider second)
        implements CredentialsProvider {
    @Override
    public Optional<Credentials> find(Request request) {
        return first.find(request).or(() -> second.find(first.withKnownUser(request)));
    }

    @Override
    public Optional<String> origin(Request request) {
        return first.origin(request).or(() -> second.origin(first.withKnownUser(request)));
    }

    @Override
    public Request withKnownUser(Request request) {
        return second.withKnownUser(first.withKnownUser(request));
    }
}
