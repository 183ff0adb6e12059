package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainInfo;
import dev.vireo.api.DomainState;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.RebootGuestRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A virtual machine of the connection's host.
final class EsxDomain implements Domain {
    private static final String MEMORY_MB = "config.hardware.memoryMB";
    private static final String CPUS = "config.hardware.numCPU";
    private static final String MEMORY_LIMIT_MB = "config.memoryAllocation.limit";
    private static final long KIB_PER_MB = 1024;

    private static final List<String> INFO =
            List.of(VirtualMachines.POWER_STATE, MEMORY_MB, CPUS, MEMORY_LIMIT_MB);

    private static final List<String> AUTOSTART = List.of(VirtualMachines.AUTO_START);

    private final EsxSession session;
    private final ManagedObjectReference vm;
    private final String name;
    private final UUID uuid;
    private volatile boolean active;

    /// What came with the lookup; taken by the first operation, which so saves a round trip.
    private final AtomicReference<@Nullable Facts> facts = new AtomicReference<>();

    /// Makes a handle.
    ///
    /// @param row name, UUID and power state
    /// @param facts what else came with the row, if it did
    EsxDomain(EsxSession session, Row row, @Nullable Facts facts) {
        this.session = session;
        this.vm = row.object();
        this.name = VirtualMachines.name(row);
        this.uuid = VirtualMachines.uuid(row);
        this.active = VirtualMachines.id(row).isPresent();
        this.facts.set(facts);
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
        return active ? VirtualMachines.id(vm) : OptionalInt.empty();
    }

    @Override
    public String osType() {
        return "hvm";
    }

    @Override
    public DomainState fetchState() {
        Row row = fetch(VirtualMachines.POWER_STATE);
        return seen(VirtualMachines.powerState(row));
    }

    @Override
    public DomainInfo fetchInfo() {
        List<Row> rows = session.rows(Scope.machineAndHost(vm, INFO, AUTOSTART), name);
        Row row = own(rows);
        long memory = row.findNumber(MEMORY_MB).orElse(0L) * KIB_PER_MB;
        long limit = row.findNumber(MEMORY_LIMIT_MB).orElse(-1L);
        DomainState state = seen(VirtualMachines.powerState(row));
        return new DomainInfo(
                id(),
                state,
                memory,
                limit < 0 ? memory : limit * KIB_PER_MB,
                Math.toIntExact(row.findNumber(CPUS).orElse(0L)),
                true,
                autostart(rows),
                false);
    }

    private Optional<Boolean> autostart(List<Row> rows) {
        return rows.stream()
                .flatMap(row ->
                        row
                                .find(VirtualMachines.AUTO_START, HostAutoStartManagerConfig.class)
                                .stream())
                .findFirst()
                .map(config -> VirtualMachines.isAutostarted(config, vm));
    }

    @Override
    public void create() {
        perform(Operation.START);
    }

    @Override
    public void resume() {
        perform(Operation.RESUME);
    }

    @Override
    public void suspend() {
        perform(Operation.SUSPEND);
    }

    @Override
    public void reset() {
        perform(Operation.RESET);
    }

    @Override
    public void destroy() {
        perform(Operation.DESTROY);
    }

    @Override
    public void shutdown() {
        askGuest("shut down", ShutdownGuestRequest.builder(vm).build());
    }

    @Override
    public void reboot() {
        askGuest("reboot", RebootGuestRequest.builder(vm).build());
    }

    private void askGuest(String verb, MethodRequest<@Nullable Void> request) {
        Row row = fetch(VirtualMachines.POWER_STATE);
        VirtualMachinePowerState state = VirtualMachines.powerState(row);
        seen(state);
        checkState(state, VirtualMachinePowerState.POWERED_ON);
        session.call(request, verb, name);
    }

    private void perform(Operation operation) {
        prepare(operation);
        ManagedObjectReference task = session.call(operation.request(vm), operation.verb(), name);
        session.follow(task, vm, operation.verb(), name);
        active = operation != Operation.DESTROY;
    }

    /// Looks for what speaks against a task: a question, another task, the wrong state.
    private void prepare(Operation operation) {
        Facts known = facts.getAndSet(null);
        if (known != null && known.allows(operation)) {
            return;
        }
        Facts now = fetchFacts();
        if (now.question().isPresent()) {
            session.answer(vm, now.question().get(), operation.verb(), name);
        }
        if (!now.pendingTasks().isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Other tasks are pending for this domain");
        }
        seen(now.powerState());
        checkState(now.powerState(), operation.precondition());
    }

    private Facts fetchFacts() {
        List<Row> rows =
                session.rows(
                        Scope.machineAndTasks(vm, Facts.OF_MACHINE, List.of(Facts.TASK_STATE)),
                        name);
        return Facts.of(own(rows), rows.stream().filter(row -> row.isType(Scope.TASK)).toList());
    }

    private static void checkState(
            @Nullable VirtualMachinePowerState state, VirtualMachinePowerState wanted) {
        if (!wanted.equals(state)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Domain is not " + PowerState.words(wanted));
        }
    }

    private Row fetch(String property) {
        return own(session.rows(Scope.machine(vm, List.of(property)), name));
    }

    private Row own(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.object().equals(vm))
                .findFirst()
                .orElseThrow(() -> new VirtException(ErrorCode.NO_DOMAIN, name));
    }

    private DomainState seen(@Nullable VirtualMachinePowerState state) {
        active = !PowerState.isOff(state);
        return PowerState.domainState(state);
    }

    @Override
    public String toString() {
        return name;
    }
}
