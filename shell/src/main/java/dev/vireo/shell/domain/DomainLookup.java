package dev.vireo.shell.domain;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.CNumber;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the domain that the argument `domain` means: by id, then UUID, then name, as far as the
/// command takes them.
public enum DomainLookup {
    /// All three.
    ANY(true, true, true),
    /// No id.
    NAME_OR_UUID(false, true, true),
    /// No name.
    ID_OR_UUID(true, true, false),
    /// No UUID.
    NAME_OR_ID(true, false, true);

    private static final int UUID_LENGTH = 36;

    private final boolean byId;
    private final boolean byUuid;
    private final boolean byName;

    DomainLookup(boolean byId, boolean byUuid, boolean byName) {
        this.byId = byId;
        this.byUuid = byUuid;
        this.byName = byName;
    }

    /// Finds the domain.
    ///
    /// @throws CommandFailure if there is none, or if asking failed
    public Domain find(Session session, Arguments arguments) {
        return find(session, arguments.required("domain"));
    }

    /// Finds the domain.
    ///
    /// @param given its id, UUID or name
    /// @throws CommandFailure if there is none, or if asking failed
    public Domain find(Session session, String given) {
        try {
            Domain domain = find(session.connection(), given);
            if (domain != null) {
                return domain;
            }
        } catch (VirtException e) {
            throw CommandFailure.because(message(given), e);
        }
        throw CommandFailure.of(ErrorCode.NO_DOMAIN, message(given));
    }

    private static String message(String given) {
        return "failed to get domain '" + given + "'";
    }

    private @Nullable Domain find(Connection connection, String given) {
        Integer id = byId ? CNumber.parse(given) : null;
        if (id != null && id > 0) {
            Domain domain = orNull(() -> connection.lookupById(id));
            if (domain != null) {
                return domain;
            }
        }
        Optional<UUID> uuid =
                byUuid && given.length() == UUID_LENGTH
                        ? DomainUuid.parse(given)
                        : Optional.empty();
        if (uuid.isPresent()) {
            Domain domain = orNull(() -> connection.lookupByUuid(uuid.get()));
            if (domain != null) {
                return domain;
            }
        }
        return byName ? orNull(() -> connection.lookupByName(given)) : null;
    }

    private static @Nullable Domain orNull(Supplier<Domain> lookup) {
        try {
            return lookup.get();
        } catch (VirtException e) {
            if (e.code() == ErrorCode.NO_DOMAIN) {
                return null;
            }
            throw e;
        }
    }
}
