package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.OptionalInt;
import java.util.UUID;

/// A domain that can be looked at but not changed. The errors name libvirt's functions, as its own
/// do.
record ReadOnlyDomain(Domain target)
        implements Domain,
                ReadOnlyDevices,
                ReadOnlyDeviceTuning,
                ReadOnlyFigures,
                ReadOnlyGuest,
                ReadOnlyJobs,
                ReadOnlyMigration,
                ReadOnlyPersistence,
                ReadOnlyPlacement,
                ReadOnlyPull,
                ReadOnlyQuestions,
                ReadOnlySaving,
                ReadOnlySleep,
                ReadOnlySnapshots,
                ReadOnlyTuning {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public UUID uuid() {
        return target.uuid();
    }

    @Override
    public OptionalInt id() {
        return target.id();
    }

    @Override
    public String osType() {
        return target.osType();
    }

    @Override
    public DomainState fetchState() {
        return target.fetchState();
    }

    @Override
    public DomainInfo fetchInfo() {
        return target.fetchInfo();
    }

    @Override
    public void create() {
        throw refused("virDomainCreate");
    }

    @Override
    public void shutdown() {
        throw refused("virDomainShutdown");
    }

    @Override
    public void reboot() {
        throw refused("virDomainReboot");
    }

    @Override
    public void reset() {
        throw refused("virDomainReset");
    }

    @Override
    public void suspend() {
        throw refused("virDomainSuspend");
    }

    @Override
    public void resume() {
        throw refused("virDomainResume");
    }

    @Override
    public void destroy() {
        throw refused("virDomainDestroy");
    }

    /// Refuses a function as libvirt does.
    static VirtException refused(String function) {
        return new VirtException(
                ErrorCode.OPERATION_DENIED,
                ErrorDomain.DOMAIN,
                "read only access prevents " + function,
                null);
    }
}
