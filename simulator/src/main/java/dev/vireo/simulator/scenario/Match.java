package dev.vireo.simulator.scenario;

import java.util.List;
import java.util.Optional;

/// Which calls a rule is for.
///
/// @param methods names on the wire, or a verb and a path such as `GET /folder/*`
/// @param object the object that is called: its reference, identifier, name or inventory path
/// @param user who is logged in, or logs in
public record Match(List<Glob> methods, Optional<Glob> object, Optional<Glob> user) {
    /// All calls.
    public static final Match ALL =
            new Match(List.of(Glob.ANY), Optional.empty(), Optional.empty());

    /// Copies the list.
    public Match {
        methods = List.copyOf(methods);
    }

    /// Returns the calls of one method.
    ///
    /// @param method the name on the wire
    /// @return the match
    public static Match method(String method) {
        return new Match(List.of(new Glob(method)), Optional.empty(), Optional.empty());
    }

    boolean isFor(Arrival arrival) {
        return methods.stream().anyMatch(method -> method.matches(arrival.method()))
                && object.map(o -> arrival.subject().names().stream().anyMatch(o::matches))
                        .orElse(true)
                && user.map(u -> u.matches(arrival.subject().user())).orElse(true);
    }

    /// Returns whether the object or the user has to be known to tell.
    boolean looksAtSubject() {
        return object.isPresent() || user.isPresent();
    }
}
