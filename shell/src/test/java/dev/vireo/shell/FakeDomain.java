package dev.vireo.shell;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainInfo;
import dev.vireo.api.DomainState;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// A machine of [FakeHost].
final class FakeDomain implements Domain {
    /// The groups of filters: one match in each is enough.
    private static final List<Set<DomainFilter>> GROUPS =
            List.of(
                    EnumSet.of(DomainFilter.ACTIVE, DomainFilter.INACTIVE),
                    EnumSet.of(DomainFilter.PERSISTENT, DomainFilter.TRANSIENT),
                    EnumSet.of(
                            DomainFilter.RUNNING,
                            DomainFilter.PAUSED,
                            DomainFilter.SHUT_OFF,
                            DomainFilter.OTHER),
                    EnumSet.of(DomainFilter.MANAGED_SAVE, DomainFilter.NO_MANAGED_SAVE),
                    EnumSet.of(DomainFilter.AUTOSTART, DomainFilter.NO_AUTOSTART),
                    EnumSet.of(DomainFilter.HAS_SNAPSHOT, DomainFilter.NO_SNAPSHOT),
                    EnumSet.of(DomainFilter.HAS_CHECKPOINT, DomainFilter.NO_CHECKPOINT));

    private final String name;
    private final UUID uuid;
    private final int number;
    private Kind kind;

    FakeDomain(String name, UUID uuid, int number, Kind kind) {
        this.name = name;
        this.uuid = uuid;
        this.number = number;
        this.kind = kind;
    }

    boolean matches(Set<DomainFilter> filters) {
        Set<DomainFilter> own =
                EnumSet.of(
                        DomainFilter.PERSISTENT,
                        DomainFilter.NO_MANAGED_SAVE,
                        DomainFilter.NO_AUTOSTART,
                        DomainFilter.NO_SNAPSHOT,
                        DomainFilter.NO_CHECKPOINT);
        own.add(kind == Kind.SHUT_OFF ? DomainFilter.INACTIVE : DomainFilter.ACTIVE);
        own.add(
                switch (kind) {
                    case RUNNING -> DomainFilter.RUNNING;
                    case PAUSED -> DomainFilter.PAUSED;
                    case SHUT_OFF -> DomainFilter.SHUT_OFF;
                    case NO_STATE -> DomainFilter.OTHER;
                });
        return GROUPS.stream()
                .allMatch(group ->
                        group.stream().noneMatch(filters::contains)
                                || group.stream()
                                        .anyMatch(f -> filters.contains(f) && own.contains(f)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public UUID uuid() {
        return uuid;
    }

    @Override
    public OptionalInt id() {
        return kind == Kind.SHUT_OFF ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public String osType() {
        return "hvm";
    }

    @Override
    public DomainState fetchState() {
        return new DomainState(kind, "unknown");
    }

    @Override
    public DomainInfo fetchInfo() {
        return new DomainInfo(id(), fetchState(), 32768, 32768, 1, true, Optional.empty(), false);
    }

    @Override
    public void create() {
        change(Kind.SHUT_OFF, "Domain is not powered off", Kind.RUNNING);
    }

    @Override
    public void shutdown() {
        change(Kind.RUNNING, "Domain is not powered on", Kind.SHUT_OFF);
    }

    @Override
    public void reboot() {
        change(Kind.RUNNING, "Domain is not powered on", Kind.RUNNING);
    }

    @Override
    public void reset() {
        change(Kind.RUNNING, "Domain is not powered on", Kind.RUNNING);
    }

    @Override
    public void suspend() {
        change(Kind.RUNNING, "Domain is not powered on", Kind.PAUSED);
    }

    @Override
    public void resume() {
        change(Kind.PAUSED, "Domain is not suspended", Kind.RUNNING);
    }

    @Override
    public void destroy() {
        change(Kind.RUNNING, "Domain is not powered on", Kind.SHUT_OFF);
    }

    private void change(Kind from, String refusal, Kind to) {
        if (kind != from) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, refusal);
        }
        kind = to;
    }
}
