package dev.vireo.simulator.inventory;

import dev.vireo.vim.HttpNfcLeaseAbortRequest;
import dev.vireo.vim.HttpNfcLeaseCapabilities;
import dev.vireo.vim.HttpNfcLeaseCompleteRequest;
import dev.vireo.vim.HttpNfcLeaseDeviceUrl;
import dev.vireo.vim.HttpNfcLeaseGetManifestRequest;
import dev.vireo.vim.HttpNfcLeaseHandler;
import dev.vireo.vim.HttpNfcLeaseInfo;
import dev.vireo.vim.HttpNfcLeaseManifestEntry;
import dev.vireo.vim.HttpNfcLeaseProgressRequest;
import dev.vireo.vim.HttpNfcLeaseSetManifestChecksumTypeRequest;
import dev.vireo.vim.HttpNfcLeaseState;
import dev.vireo.vim.InvalidDiskFormat;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.Timedout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lease on the disks of a machine or of a vApp, for a download or an upload. It belongs to a
/// session, and ends unless the client says from time to time how far it is.
final class SimHttpNfcLease extends SimObject implements HttpNfcLeaseHandler {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final String id;
    private final Purpose purpose;
    private final SimEntity entity;
    private final List<LeaseFile> files;
    private HttpNfcLeaseState state = HttpNfcLeaseState.INITIALIZING;
    private Instant deadline;
    private int reported;
    private @Nullable SimFault error;
    private @Nullable SimTask task;

    /// What a lease is for.
    enum Purpose {
        EXPORT("ExportVm", "VirtualMachine.exportVm"),
        EXPORT_APP("ExportVApp", "VirtualApp.exportVApp"),
        SNAPSHOT("ExportSnapshot", "VirtualMachineSnapshot.exportSnapshot"),
        IMPORT("ImportVApp", "ResourcePool.ImportVAppLRO");

        private final String method;
        private final String description;

        Purpose(String method, String description) {
            this.method = method;
            this.description = description;
        }
    }

    SimHttpNfcLease(Session session, Purpose purpose, SimEntity entity, List<LeaseFile> files) {
        super(entity.inventory(), session.newReference("HttpNfcLease"));
        this.id = inventory().leases().nextId();
        this.purpose = purpose;
        this.entity = entity;
        this.files = List.copyOf(files);
        this.deadline = inventory().now().plus(TIMEOUT);
    }

    /// Starts it: it is ready at once, or after the time that the method is to take.
    void start() {
        inventory().leases().opened(this);
        if (purpose != Purpose.SNAPSHOT) { // what is in a snapshot does not change
            task = inventory().tasks().lead(entity, purpose.method, purpose.description);
        }
        TaskScript script = Call.tasks();
        Duration time =
                script.equals(TaskScript.NONE)
                        ? inventory().tasks().time(purpose.method)
                        : script.time();
        if (time.isZero()) {
            ready();
        } else {
            inventory().later(time, this::ready);
        }
        inventory().later(TIMEOUT, this::watch);
    }

    private void ready() {
        if (state.equals(HttpNfcLeaseState.INITIALIZING)) {
            state = HttpNfcLeaseState.READY;
            deadline = inventory().now().plus(TIMEOUT);
            touch();
        }
    }

    String id() {
        return id;
    }

    boolean isImport() {
        return purpose == Purpose.IMPORT;
    }

    /// Says what it is for, for people.
    String purpose() {
        return (isImport() ? "import of " : "export of ") + entity.name();
    }

    Optional<LeaseFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    @Override
    SimEntity place() {
        return entity;
    }

    // Its end

    boolean isOpen() {
        return state.equals(HttpNfcLeaseState.INITIALIZING)
                || state.equals(HttpNfcLeaseState.READY);
    }

    boolean isReady() {
        checkTime();
        return state.equals(HttpNfcLeaseState.READY);
    }

    void requireReady() {
        checkTime();
        SimFault failure = error;
        if (failure != null && failure.fault() instanceof Timedout) {
            throw failure;
        }
        if (!state.equals(HttpNfcLeaseState.READY)) {
            throw SimFault.invalidState("The lease is in the state " + state.value() + ".");
        }
    }

    /// Looks at the clock while nobody asks.
    private void watch() {
        checkTime();
        if (isOpen()) {
            inventory().later(TIMEOUT, this::watch);
        }
    }

    private void checkTime() {
        if (isOpen() && inventory().now().isAfter(deadline)) {
            inventory().leases().abandoned(this);
            fail(new SimFault(Timedout.builder().build(), "The lease has timed out."));
        }
    }

    /// Ends it because its session does.
    void abandon() {
        if (isOpen()) {
            inventory().leases().abandoned(this);
            fail(SimFault.requestCanceled());
        }
    }

    /// Ends it with an error. What was to be imported goes.
    void fail(SimFault fault) {
        if (!isOpen()) {
            return;
        }
        error = fault;
        end(HttpNfcLeaseState.ERROR);
        if (isImport() && inventory().find(entity.self()).isPresent()) {
            inventory()
                    .durably(() -> {
                        LeaseStart.discard(entity);
                        return null;
                    });
        }
    }

    private void end(HttpNfcLeaseState last) {
        state = last;
        inventory().leases().ended(this);
        SimTask running = task;
        if (running != null) {
            running.finish(Optional.ofNullable(error));
        }
        touch();
    }

    static SimFault badDisk(String reason) {
        return new SimFault(InvalidDiskFormat.builder().build(), reason);
    }

    // Methods

    @Override
    public void httpNfcLeaseProgress(HttpNfcLeaseProgressRequest request) {
        requireReady();
        if (request.percent() < 0 || request.percent() > 100) {
            throw SimFault.invalidArgument("percent");
        }
        deadline = inventory().now().plus(TIMEOUT);
        reported = request.percent();
        moved();
    }

    @Override
    public void httpNfcLeaseComplete(HttpNfcLeaseCompleteRequest request) {
        requireReady();
        end(HttpNfcLeaseState.DONE);
    }

    @Override
    public void httpNfcLeaseAbort(HttpNfcLeaseAbortRequest request) {
        checkTime();
        if (!isOpen()) {
            throw SimFault.invalidState("The lease is in the state " + state.value() + ".");
        }
        LocalizedMethodFault given = request.fault();
        fail(
                given == null
                        ? SimFault.requestCanceled()
                        : new SimFault(
                                given.fault(),
                                Objects.requireNonNullElse(given.localizedMessage(), "")));
    }

    @Override
    public List<HttpNfcLeaseManifestEntry> httpNfcLeaseGetManifest(
            HttpNfcLeaseGetManifestRequest request) {
        requireReady();
        return files.stream().flatMap(file -> file.entry().stream()).toList();
    }

    @Override
    public void httpNfcLeaseSetManifestChecksumType(
            HttpNfcLeaseSetManifestChecksumTypeRequest request) {
        requireReady();
        for (KeyValue wanted : request.deviceUrlsToChecksumTypes()) {
            boolean strong = wanted.value().equals("sha256");
            LeaseFile file =
                    files.stream()
                            .filter(one -> one.key().equals(wanted.key()))
                            .findFirst()
                            .filter(_ -> strong || wanted.value().equals("sha1"))
                            .orElseThrow(
                                    () -> SimFault.invalidArgument("deviceUrlsToChecksumTypes"));
            file.sha256(strong);
        }
    }

    // Properties

    /// Tells that the transfer has gone on.
    void moved() {
        SimTask running = task;
        if (running != null && isOpen()) {
            running.reached(transferProgress());
        }
        touch();
    }

    private int transferProgress() {
        if (state.equals(HttpNfcLeaseState.DONE)) {
            return 100;
        }
        long expected = files.stream().mapToLong(LeaseFile::expected).sum();
        long seen = files.stream().mapToLong(LeaseFile::seen).sum();
        return Math.max(reported, expected == 0 ? 0 : (int) (seen * 100.0 / expected));
    }

    @Override
    @Nullable Object property(String name) {
        checkTime();
        boolean initializing = state.equals(HttpNfcLeaseState.INITIALIZING);
        return switch (name) {
            case "initializeProgress" -> initializing ? 0 : 100;
            case "transferProgress" -> transferProgress();
            case "mode" -> "pushOrGet";
            case "capabilities" ->
                    HttpNfcLeaseCapabilities.builder()
                            .pullModeSupported(false)
                            .corsSupported(false)
                            .build();
            case "info" -> initializing ? null : info();
            case "state" -> state;
            case "error" -> error == null ? null : error.localized();
            default -> null;
        };
    }

    private HttpNfcLeaseInfo info() {
        List<HttpNfcLeaseDeviceUrl> urls =
                files.stream()
                        .map(file -> file.describe(inventory().leases().url(id, file.name())))
                        .toList();
        return HttpNfcLeaseInfo.builder()
                .lease(self())
                .entity(entity.self())
                .deviceUrl(urls)
                .totalDiskCapacityInKB(files.stream().mapToLong(LeaseFile::capacity).sum() >> 10)
                .leaseTimeout((int) TIMEOUT.toSeconds())
                .build();
    }
}
