package dev.vireo.driver.esx;

import dev.vireo.api.DomainControl;
import dev.vireo.api.DomainState;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.HexEscape;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A virtual machine, as everything that a domain can do needs it: who it is, what it is asked for
/// and how tasks on it are begun and followed.
final class Machine {
    private final EsxSession session;
    private final Scope scope;
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
    Machine(EsxSession session, Scope scope, Row row, @Nullable Facts facts) {
        this.session = session;
        this.scope = scope;
        this.vm = row.object();
        this.name = VirtualMachines.name(row);
        this.uuid = VirtualMachines.uuid(row);
        this.active = VirtualMachines.id(row).isPresent();
        this.facts.set(facts);
        session.hosts().learn(vm, name);
    }

    /// Returns it under another name.
    Machine named(String newName) {
        return new Machine(session, scope, identity(newName), null);
    }

    /// Returns it as one of another part of the inventory.
    Machine at(Scope place) {
        return new Machine(session, place, identity(name), null);
    }

    private Row identity(String nameNow) {
        return new Row(
                vm,
                Map.of(
                        VirtualMachines.NAME,
                        HexEscape.NAME.escape(nameNow),
                        VirtualMachines.UUID_TEXT,
                        uuid.toString(),
                        VirtualMachines.POWER_STATE,
                        active
                                ? VirtualMachinePowerState.POWERED_ON
                                : VirtualMachinePowerState.POWERED_OFF));
    }

    /// Returns it as the vCenter has it if the connection has one beside the host, else itself.
    Machine throughVcenter() {
        return scope.vcenter().map(vcenter -> vcenter.find(this)).orElse(this);
    }

    EsxSession session() {
        return session;
    }

    /// Returns where the connection looks.
    Scope scope() {
        return scope;
    }

    ManagedObjectReference reference() {
        return vm;
    }

    String name() {
        return name;
    }

    UUID uuid() {
        return uuid;
    }

    /// Returns it as who asks questions.
    Asker asker() {
        return new Asker(vm, name, uuid);
    }

    /// Returns whether it was not off when it was last seen.
    boolean isActive() {
        return active;
    }

    void active(boolean now) {
        active = now;
    }

    /// Fetches properties.
    ///
    /// @throws VirtException `NO_DOMAIN` if the machine is gone
    Row fetch(String... properties) {
        return own(session.rows(Scope.machine(vm, List.of(properties)), name));
    }

    /// Fetches properties of it and of the host it runs on.
    List<Row> fetchWithHost(List<String> ofMachine, List<String> ofHost) {
        return session.rows(Scope.machineAndHost(vm, ofMachine, ofHost), name);
    }

    /// Finds its own row.
    ///
    /// @throws VirtException `NO_DOMAIN` if the machine is gone
    Row own(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.object().equals(vm))
                .findFirst()
                .orElseThrow(() -> new VirtException(ErrorCode.NO_DOMAIN, name));
    }

    /// Notes the power state.
    DomainState seen(@Nullable VirtualMachinePowerState state) {
        active = !PowerState.isOff(state);
        return PowerState.domainState(state);
    }

    /// Fetches the power state and checks it.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is another one
    Row require(VirtualMachinePowerState wanted, String... properties) {
        String[] all = new String[properties.length + 1];
        all[0] = VirtualMachines.POWER_STATE;
        System.arraycopy(properties, 0, all, 1, properties.length);
        Row row = fetch(all);
        VirtualMachinePowerState state = VirtualMachines.powerState(row);
        seen(state);
        checkState(state, wanted);
        return row;
    }

    /// Changes the power state.
    void perform(Operation operation) {
        Facts known = facts.getAndSet(null);
        if (known == null || !known.allows(operation)) {
            Facts now = prepare(operation.verb());
            checkState(now.powerState(), operation.precondition());
        }
        run(operation.request(vm), operation.verb());
        active = operation != Operation.DESTROY;
    }

    /// Changes the configuration.
    ///
    /// @param verb what that does, for messages
    void reconfigure(VirtualMachineConfigSpec spec, String verb) {
        run(ReconfigVMTaskRequest.builder(vm).spec(spec).build(), verb);
    }

    /// Looks for what speaks against a task: a question, or another task. A question is dealt with
    /// as the connection's policy says, but the task is not begun: what asks is at work already.
    ///
    /// @param verb what the task does, for messages
    /// @return what is known then
    Facts prepare(String verb) {
        return prepare(verb, List.of()).facts();
    }

    /// What is known before a task.
    ///
    /// @param facts what may speak against it
    /// @param row what else was asked for
    record Prepared(Facts facts, Row row) {}

    /// Looks for what speaks against a task, and for what it needs to know, in one request.
    ///
    /// @param verb what the task does, for messages
    /// @param properties what it needs to know
    Prepared prepare(String verb, List<String> properties) {
        Prepared prepared = fetchFacts(properties);
        Facts now = prepared.facts();
        if (now.question().isPresent()) {
            session.settle(asker().question(now.question().get()), asker(), verb);
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "Could not "
                            + verb
                            + " '"
                            + name
                            + "': it waited with a question, which is answered now; what it goes on"
                            + " with comes first");
        }
        if (!now.pendingTasks().isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Other tasks are pending for this domain");
        }
        seen(now.powerState());
        return prepared;
    }

    /// Fetches whether it can be worked on now.
    DomainControl fetchControl() {
        return ControlState.fetch(this);
    }

    /// Begins a task and follows it to its end.
    ///
    /// @param verb what it does, for messages
    void run(MethodRequest<ManagedObjectReference> request, String verb) {
        run(request, verb, _ -> {});
    }

    /// Begins a task and follows it to its end.
    ///
    /// @param verb what it does, for messages
    /// @param progress is told of the progress in percent
    void run(MethodRequest<ManagedObjectReference> request, String verb, IntConsumer progress) {
        session.follow(session.call(request, verb, name), asker(), verb, progress);
    }

    private Prepared fetchFacts(List<String> properties) {
        List<String> all = Stream.concat(Facts.OF_MACHINE.stream(), properties.stream()).toList();
        List<Row> rows =
                session.rows(Scope.machineAndTasks(vm, all, List.of(Facts.TASK_STATE)), name);
        Row own = own(rows);
        List<Row> tasks = rows.stream().filter(row -> row.isType(Scope.TASK)).toList();
        return new Prepared(Facts.of(own, tasks), own);
    }

    static void checkState(
            @Nullable VirtualMachinePowerState state, VirtualMachinePowerState wanted) {
        if (!wanted.equals(state)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Domain is not " + PowerState.words(wanted));
        }
    }
}
