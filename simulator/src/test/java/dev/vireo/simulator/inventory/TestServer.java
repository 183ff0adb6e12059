package dev.vireo.simulator.inventory;

import dev.vireo.simulator.description.ServerDescription;
import dev.vireo.simulator.document.Document;
import dev.vireo.vim.CreateFilterRequest;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import dev.vireo.vim.RetrievePropertiesRequest;
import dev.vireo.vim.SelectionSpec;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TraversalSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An inventory with a clock that stands still, and a client that is logged in to it.
final class TestServer implements InstantSource {
    static final String PASSWORD = "secret";

    private final Inventory inventory;
    private final List<Runnable> deferred = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private volatile Optional<String> session = Optional.empty();

    private TestServer() {
        Identities identities = new Identities(7);
        Sessions sessions =
                new Sessions("root", PASSWORD, Duration.ofMinutes(30), this, identities);
        inventory = new Inventory(this, sessions, identities, (_, work) -> deferred.add(work));
    }

    static TestServer esx(MachinePlan... plans) {
        TestServer server = new TestServer();
        EsxModel.fill(server.inventory, List.of(plans));
        server.login();
        return server;
    }

    static TestServer vcenter(int datacenters, int clusterHosts, int machines) {
        return vcenter(VcenterModel.Size.of(datacenters, clusterHosts, machines));
    }

    static TestServer vcenter(VcenterModel.Size size) {
        TestServer server = new TestServer();
        VcenterModel.fill(server.inventory, size);
        server.login();
        return server;
    }

    static TestServer described(String text) {
        TestServer server = new TestServer();
        DescribedModel.fill(server.inventory, ServerDescription.of(Document.parse("lab", text)));
        server.login();
        return server;
    }

    Inventory inventory() {
        return inventory;
    }

    ServiceContent content() {
        return inventory.content();
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Runs what was to be done later.
    void runDeferred() {
        List<Runnable> due = List.copyOf(deferred);
        deferred.clear();
        due.forEach(Runnable::run);
    }

    void login() {
        login("root");
    }

    /// Adds a user with a role on everything.
    TestServer user(String name, int roleId) {
        inventory.sessions().add(name, PASSWORD);
        inventory.grant(name, roleId);
        return this;
    }

    void login(String user) {
        session = Optional.empty();
        call(
                LoginRequest.builder(Objects.requireNonNull(content().sessionManager()))
                        .userName(user)
                        .password(PASSWORD)
                        .build());
    }

    /// Calls without a session, or with one that is known no more.
    void forgetCookie() {
        session = Optional.empty();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a request names the type of its result
    <R extends @Nullable Object> R call(MethodRequest<R> request) {
        Caller caller = new Caller(session, "127.0.0.1", "test", () -> false);
        Object result = inventory.answer(caller, request);
        session = caller.session();
        return (R) result;
    }

    static ManagedObjectReference vm(int id) {
        return new ManagedObjectReference("VirtualMachine", String.valueOf(id));
    }

    SimVirtualMachine machine(int id) {
        return (SimVirtualMachine) inventory.find(vm(id)).orElseThrow();
    }

    VirtualMachinePowerState power(int id) {
        return machine(id).power().wire();
    }

    TaskInfo info(ManagedObjectReference task) {
        return (TaskInfo) Objects.requireNonNull(read(task, "info"));
    }

    /// Reads one property through the property collector.
    @Nullable Object read(ManagedObjectReference object, String path) {
        List<ObjectContent> rows = retrieve(filter(object, object.type(), path));
        return rows.getFirst().propSet().isEmpty()
                ? null
                : rows.getFirst().propSet().getFirst().val();
    }

    List<ObjectContent> retrieve(PropertyFilterSpec spec) {
        return call(
                RetrievePropertiesRequest.builder(content().propertyCollector())
                        .specSet(List.of(spec))
                        .build());
    }

    ManagedObjectReference createFilter(PropertyFilterSpec spec) {
        return call(
                CreateFilterRequest.builder(content().propertyCollector())
                        .spec(spec)
                        .partialUpdates(true)
                        .build());
    }

    /// Makes a filter for an object, without a traversal.
    static PropertyFilterSpec filter(ManagedObjectReference object, String type, String... paths) {
        return traversing(object, false, List.of(), type, paths);
    }

    static PropertyFilterSpec traversing(
            ManagedObjectReference object,
            boolean skip,
            List<SelectionSpec> selections,
            String type,
            String... paths) {
        return PropertyFilterSpec.builder()
                .propSet(List.of(PropertySpec.builder().type(type).pathSet(List.of(paths)).build()))
                .objectSet(
                        List.of(
                                ObjectSpec.builder()
                                        .obj(object)
                                        .skip(skip)
                                        .selectSet(selections)
                                        .build()))
                .build();
    }

    static TraversalSpec traversal(
            String name, String type, String path, SelectionSpec... selections) {
        return TraversalSpec.builder()
                .name(name)
                .type(type)
                .path(path)
                .skip(false)
                .selectSet(List.of(selections))
                .build();
    }

    static SelectionSpec named(String name) {
        return SelectionSpec.builder().name(name).build();
    }

    /// The traversal that management clients use to find everything below a folder.
    static List<SelectionSpec> wholeTree() {
        return List.of(
                traversal(
                        "folders",
                        "Folder",
                        "childEntity",
                        named("folders"),
                        named("vms"),
                        named("hosts"),
                        named("members"),
                        named("pools")),
                traversal("vms", "Datacenter", "vmFolder", named("folders")),
                traversal("hosts", "Datacenter", "hostFolder", named("folders")),
                traversal("members", "ComputeResource", "host"),
                traversal("pools", "ComputeResource", "resourcePool"));
    }
}
