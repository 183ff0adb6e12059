package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.vim.AddAuthorizationRoleRequest;
import dev.vireo.vim.AddCustomFieldDefRequest;
import dev.vireo.vim.AddLicenseRequest;
import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.AlarmSpec;
import dev.vireo.vim.CreateAlarmRequest;
import dev.vireo.vim.CreateChildVMTaskRequest;
import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.CreateDVSTaskRequest;
import dev.vireo.vim.CreateDatacenterRequest;
import dev.vireo.vim.CreateFolderRequest;
import dev.vireo.vim.CreateResourcePoolRequest;
import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVSCreateSpec;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.Description;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.DisableHyperThreadingRequest;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigSpec;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicSpec;
import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.Event;
import dev.vireo.vim.Extension;
import dev.vireo.vim.HostConfigManager;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.LogUserEventRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MoveIntoFolderTaskRequest;
import dev.vireo.vim.MoveIntoResourcePoolRequest;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.PerformanceManagerCounterLevelMapping;
import dev.vireo.vim.Permission;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVAppTaskRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.ReconfigureAlarmRequest;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.RegisterExtensionRequest;
import dev.vireo.vim.RemoveAlarmRequest;
import dev.vireo.vim.RemoveAuthorizationRoleRequest;
import dev.vireo.vim.RemoveCustomFieldDefRequest;
import dev.vireo.vim.RemovePerfIntervalRequest;
import dev.vireo.vim.RemovePortGroupRequest;
import dev.vireo.vim.RenameCustomFieldDefRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.SetCustomValueRequest;
import dev.vireo.vim.SetEntityPermissionsRequest;
import dev.vireo.vim.SetFieldRequest;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.StateAlarmExpression;
import dev.vireo.vim.StateAlarmOperator;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UnregisterExtensionRequest;
import dev.vireo.vim.UpdateAuthorizationRoleRequest;
import dev.vireo.vim.UpdateConfigRequest;
import dev.vireo.vim.UpdateCounterLevelMappingRequest;
import dev.vireo.vim.UpdateLicenseLabelRequest;
import dev.vireo.vim.UpdateLicenseRequest;
import dev.vireo.vim.UpdateOptionsRequest;
import dev.vireo.vim.UpdateServiceMessageRequest;
import dev.vireo.vim.UpdateVAppConfigRequest;
import dev.vireo.vim.VAppConfigSpec;
import dev.vireo.vim.VAppEntityConfigInfo;
import dev.vireo.vim.VMwareDVSConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualVmxnet3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that clients can make or change is there again after a restart: every property of every
/// object reads as before, but for a few that belong to the process.
class RestartTest {
    /// What does not outlive the process: sessions and what they hold, and running work.
    private static final Set<String> OF_THE_PROCESS =
            Set.of(
                    "recentTask",
                    "SessionManager.sessionList",
                    "SessionManager.currentSession",
                    "PropertyCollector.filter");

    private static final InventoryModel ESX =
            new InventoryModel.Esx(List.copyOf(EsxModel.numbered(3)));
    private static final VcenterModel.Size SIZE = new VcenterModel.Size(2, 1, 2, 2, 1, 1, 2, 2, 1);

    @TempDir private Path folder;

    private TestServer bare(InventoryModel model) {
        TestServer server =
                model instanceof InventoryModel.Esx esx
                        ? TestServer.esx(esx.machines().toArray(MachinePlan[]::new))
                        : TestServer.vcenter(SIZE);
        server.inventory().datastoreFolder(folder.resolve("datastores"));
        return server;
    }

    private TestServer start(InventoryModel model) {
        TestServer server = bare(model);
        StateKeeper.attach(folder, server.inventory(), "test", () -> bare(model).inventory());
        return server;
    }

    private TestServer loaded(InventoryModel model, TestServer before) throws IOException {
        Path file = folder.resolve("saved");
        InventoryFile.write(
                file, SavedInventory.text(7, model, before.inventory(), bare(model).inventory()));
        SavedInventory saved = SavedInventory.read(file);
        TestServer server = bare(model);
        saved.apply(server.inventory());
        return server;
    }

    /// Reads everything.
    private static Map<String, String> everything(TestServer server) {
        Map<String, String> all = new TreeMap<>();
        Call call =
                new Caller(
                                server.inventory().sessions().all().stream()
                                        .map(Session::key)
                                        .findFirst(),
                                "127.0.0.1",
                                "test",
                                () -> false)
                        .call(server.inventory());
        server.inventory()
                .locked(() ->
                        call.run(() -> {
                            for (SimObject object : server.inventory().all()) {
                                if (!(object instanceof SimTask)) {
                                    read(object, all);
                                }
                            }
                            return null;
                        }));
        return all;
    }

    private static void read(SimObject object, Map<String, String> all) {
        for (DataMember property : object.type().properties()) {
            String kind = object.type().name() + "." + property.name();
            if (!OF_THE_PROCESS.contains(kind) && !OF_THE_PROCESS.contains(property.name())) {
                all.put(
                        object.self() + "." + property.name(),
                        text(object.property(property.name())));
            }
        }
    }

    /// References may come in any order, and what is said of them: they are sets to clients.
    private static String text(@Nullable Object value) {
        return value instanceof List<?> items
                        && items.stream()
                                .allMatch(item ->
                                        item instanceof ManagedObjectReference
                                                || item instanceof ResourceConfigSpec)
                ? items.stream().map(String::valueOf).sorted().toList().toString()
                : String.valueOf(value);
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .map(key -> key + difference(one.get(key), other.get(key)))
                .toList();
    }

    /// Shows where two texts part.
    private static String difference(@Nullable String was, @Nullable String is) {
        if (was == null || is == null) {
            return " was " + was + " and is " + is;
        }
        int same = 0;
        while (same < Math.min(was.length(), is.length()) && was.charAt(same) == is.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - 40);
        return " was ..."
                + was.substring(from, Math.min(was.length(), same + 80))
                + "... and is ..."
                + is.substring(from, Math.min(is.length(), same + 80));
    }

    /// Checks that a server that was stopped and started is as it was; twice, and once more from
    /// one file.
    private void survives(InventoryModel model, TestServer before) throws IOException {
        Map<String, String> expected = everything(before);
        List<Event> events = before.inventory().events().all();
        List<TaskInfo> tasks = before.inventory().tasks().history();
        before.inventory().close();
        TestServer once = start(model);
        assertThat(differences(expected, everything(once))).isEmpty();
        assertThat(once.inventory().events().all()).isEqualTo(events);
        assertThat(once.inventory().tasks().history()).isEqualTo(tasks);
        once.call(
                LogUserEventRequest.builder(Objects.requireNonNull(once.content().eventManager()))
                        .entity(once.content().rootFolder())
                        .msg("again")
                        .build());
        Map<String, String> later = everything(once);
        once.inventory().close();
        TestServer twice = start(model);
        assertThat(twice.inventory().events().all())
                .hasSize(events.size() + 1)
                .startsWith(events.toArray(Event[]::new))
                .extracting(Event::key)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(differences(later, everything(twice))).isEmpty();
        assertThat(differences(later, everything(loaded(model, twice)))).isEmpty();
    }

    private static Object done(TestServer server, ManagedObjectReference task) {
        TaskInfo info = server.info(task);
        assertThat(info.error()).isNull();
        assertThat(info.state()).isEqualTo(TaskInfoState.SUCCESS);
        return Objects.requireNonNullElse(info.result(), "");
    }

    private static <T extends SimObject> T first(TestServer server, Class<T> kind) {
        return server.inventory().all(kind).getFirst();
    }

    private static ResourceConfigSpec share(int cpu, int memory) {
        return ResourceConfigSpec.builder()
                .cpuAllocation(allocation(cpu))
                .memoryAllocation(allocation(memory))
                .build();
    }

    private static ResourceAllocationInfo allocation(long reserved) {
        return ResourceAllocationInfo.builder()
                .reservation(reserved)
                .expandableReservation(true)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(4000).level(SharesLevel.NORMAL).build())
                .build();
    }

    @Test
    void vcenterIsAsItWas() throws IOException {
        InventoryModel model = new InventoryModel.Vcenter(SIZE);
        TestServer server = start(model);
        Map<String, String> untouched = everything(server);
        new VcenterChanges(server).all();
        assertThat(differences(untouched, everything(server))).hasSizeGreaterThan(100);
        survives(model, server);
    }

    @Test
    void hostIsAsItWas() throws IOException {
        TestServer server = start(ESX);
        new HostChanges(server).all();
        survives(ESX, server);
    }

    /// Makes and changes one of everything in a vCenter.
    private record VcenterChanges(TestServer server) {
        private ServiceContent content() {
            return server.content();
        }

        private <R extends @Nullable Object> R call(MethodRequest<R> request) {
            return server.call(request);
        }

        private Object task(MethodRequest<ManagedObjectReference> request) {
            return done(server, call(request));
        }

        void all() {
            folders();
            ManagedObjectReference vm = pools();
            switches(vm);
            access(vm);
            fields(vm);
            services();
            alarms(vm);
            performance();
        }

        private void folders() {
            ManagedObjectReference outer =
                    call(CreateFolderRequest.builder(content().rootFolder()).name("outer").build());
            ManagedObjectReference datacenter =
                    call(CreateDatacenterRequest.builder(outer).name("lab").build());
            ManagedObjectReference vms =
                    (ManagedObjectReference)
                            Objects.requireNonNull(server.read(datacenter, "vmFolder"));
            call(CreateFolderRequest.builder(vms).name("inner").build());
            task(RenameTaskRequest.builder(vms).newName("machines").build());
            task(RenameTaskRequest.builder(datacenter).newName("lab 2").build());
            ManagedObjectReference gone =
                    call(CreateDatacenterRequest.builder(outer).name("gone").build());
            task(DestroyTaskRequest.builder(gone).build());
            List<SimDatacenter> datacenters = server.inventory().all(SimDatacenter.class);
            datacenters.get(1).allDatastores().forEach(each -> each.files().list(""));
            task(RenameTaskRequest.builder(datacenters.get(1).self()).newName("second").build());
            task(
                    MoveIntoFolderTaskRequest.builder(outer)
                            .list(List.of(datacenters.get(1).self()))
                            .build());
            SimDatacenter dc = datacenters.getFirst();
            into(dc.hosts(), first(server, SimComputeResource.class));
            into(dc.networks(), first(server, SimDistributedVirtualSwitch.class));
            into(dc.networks(), server.inventory().all(SimNetwork.class).getFirst());
            into(dc.datastores(), first(server, SimDatastore.class));
            into(dc.vms(), first(server, SimVirtualMachine.class));
            into(dc.vms(), first(server, SimVirtualApp.class));
        }

        private void into(SimFolder folder, SimEntity entity) {
            ManagedObjectReference inner =
                    call(
                            CreateFolderRequest.builder(folder.self())
                                    .name("for " + entity.name())
                                    .build());
            task(MoveIntoFolderTaskRequest.builder(inner).list(List.of(entity.self())).build());
        }

        private ManagedObjectReference pools() {
            SimResourcePool root =
                    server.inventory().all(SimComputeResource.class).getLast().pool();
            SimResourcePool existing = root.pools().getFirst();
            call(
                    UpdateConfigRequest.builder(existing.self())
                            .name("changed")
                            .config(share(3, 64))
                            .build());
            ManagedObjectReference pool = pool(root.self(), "mine");
            ManagedObjectReference inner = pool(pool, "inner");
            ManagedObjectReference gone = pool(pool, "gone");
            ManagedObjectReference child = pool(gone, "child");
            task(DestroyTaskRequest.builder(gone).build());
            call(
                    MoveIntoResourcePoolRequest.builder(inner)
                            .list(List.of(child, existing.self()))
                            .build());
            ManagedObjectReference app =
                    call(
                            CreateVAppRequest.builder(pool)
                                    .name("app")
                                    .resSpec(share(1, 8))
                                    .configSpec(VAppConfigSpec.builder().annotation("ours").build())
                                    .build());
            ManagedObjectReference vm =
                    (ManagedObjectReference)
                            task(
                                    CreateChildVMTaskRequest.builder(app)
                                            .config(
                                                    VirtualMachineConfigSpec.builder()
                                                            .name("mine")
                                                            .memoryMB(256L)
                                                            .numCPUs(1)
                                                            .files(files())
                                                            .build())
                                            .build());
            call(
                    UpdateVAppConfigRequest.builder(app)
                            .spec(
                                    VAppConfigSpec.builder()
                                            .entityConfig(
                                                    List.of(
                                                            VAppEntityConfigInfo.builder()
                                                                    .key(vm)
                                                                    .startOrder(3)
                                                                    .build()))
                                            .build())
                            .build());
            task(PowerOnVAppTaskRequest.builder(app).build());
            return vm;
        }

        private VirtualMachineFileInfo files() {
            SimDatastore store =
                    server.inventory()
                            .all(SimComputeResource.class)
                            .getLast()
                            .hosts()
                            .getFirst()
                            .datastores()
                            .getFirst();
            return VirtualMachineFileInfo.builder().vmPathName("[" + store.name() + "]").build();
        }

        private ManagedObjectReference pool(ManagedObjectReference outer, String name) {
            return call(
                    CreateResourcePoolRequest.builder(outer).name(name).spec(share(5, 50)).build());
        }

        private void switches(ManagedObjectReference vm) {
            SimDistributedVirtualSwitch owner =
                    server.inventory().all(SimDistributedVirtualSwitch.class).getLast();
            task(
                    ReconfigureDvsTaskRequest.builder(owner.self())
                            .spec(
                                    VMwareDVSConfigSpec.builder()
                                            .name("core")
                                            .description("of the second")
                                            .build())
                            .build());
            madeSwitch(owner);
            ManagedObjectReference group = group(owner, "made");
            task(DestroyTaskRequest.builder(group(owner, "gone")).build());
            ManagedObjectReference model = owner.portGroups().get(1).self();
            task(
                    ReconfigureDVPortgroupTaskRequest.builder(model)
                            .spec(
                                    DVPortgroupConfigSpec.builder()
                                            .name("changed")
                                            .numPorts(4)
                                            .defaultPortConfig(
                                                    SimDistributedVirtualSwitch.setting(12))
                                            .build())
                            .build());
            task(DestroyTaskRequest.builder(owner.portGroups().get(2).self()).build());
            task(PowerOffVMTaskRequest.builder(vm).build());
            VirtualVmxnet3 nic =
                    VirtualVmxnet3.builder()
                            .key(-1)
                            .backing(
                                    VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                                            .port(
                                                    DistributedVirtualSwitchPortConnection.builder()
                                                            .switchUuid(owner.uuid())
                                                            .portgroupKey(group.value())
                                                            .build())
                                            .build())
                            .build();
            task(
                    ReconfigVMTaskRequest.builder(vm)
                            .spec(
                                    VirtualMachineConfigSpec.builder()
                                            .deviceChange(
                                                    List.of(
                                                            VirtualDeviceConfigSpec.builder()
                                                                    .operation(
                                                                            VirtualDeviceConfigSpecOperation
                                                                                    .ADD)
                                                                    .device(nic)
                                                                    .build()))
                                            .build())
                            .build());
            assertThat(String.valueOf(server.read(vm, "network"))).contains(group.value());
        }

        private void madeSwitch(SimDistributedVirtualSwitch owner) {
            ManagedObjectReference made =
                    (ManagedObjectReference)
                            task(
                                    CreateDVSTaskRequest.builder(
                                                    owner.datacenter().networks().self())
                                            .spec(
                                                    DVSCreateSpec.builder()
                                                            .configSpec(
                                                                    VMwareDVSConfigSpec.builder()
                                                                            .name("by a client")
                                                                            .maxMtu(9000)
                                                                            .host(
                                                                                    List.of(
                                                                                            member(
                                                                                                    owner)))
                                                                            .build())
                                                            .build())
                                            .build());
            group((SimDistributedVirtualSwitch) server.inventory().find(made).orElseThrow(), "g");
        }

        private static DistributedVirtualSwitchHostMemberConfigSpec member(
                SimDistributedVirtualSwitch owner) {
            return DistributedVirtualSwitchHostMemberConfigSpec.builder()
                    .operation("add")
                    .host(owner.hosts().getFirst().self())
                    .backing(
                            DistributedVirtualSwitchHostMemberPnicBacking.builder()
                                    .pnicSpec(
                                            List.of(
                                                    DistributedVirtualSwitchHostMemberPnicSpec
                                                            .builder()
                                                            .pnicDevice("vmnic1")
                                                            .build()))
                                    .build())
                    .build();
        }

        private ManagedObjectReference group(SimDistributedVirtualSwitch owner, String name) {
            return (ManagedObjectReference)
                    task(
                            CreateDVPortgroupTaskRequest.builder(owner.self())
                                    .spec(
                                            DVPortgroupConfigSpec.builder()
                                                    .name(name)
                                                    .numPorts(16)
                                                    .type("lateBinding")
                                                    .description("for tests")
                                                    .autoExpand(false)
                                                    .build())
                                    .build());
        }

        private void access(ManagedObjectReference vm) {
            ManagedObjectReference manager =
                    Objects.requireNonNull(content().authorizationManager());
            int role = role(manager, "starters");
            int gone = role(manager, "gone");
            call(
                    UpdateAuthorizationRoleRequest.builder(manager)
                            .roleId(role)
                            .newName("operators")
                            .privIds(List.of("VirtualMachine.Interact.PowerOff"))
                            .build());
            call(
                    RemoveAuthorizationRoleRequest.builder(manager)
                            .roleId(gone)
                            .failIfUsed(true)
                            .build());
            for (ManagedObjectReference entity : List.of(vm, content().rootFolder())) {
                call(
                        SetEntityPermissionsRequest.builder(manager)
                                .entity(entity)
                                .permission(
                                        List.of(
                                                Permission.builder()
                                                        .principal("operators")
                                                        .group(true)
                                                        .roleId(role)
                                                        .propagate(true)
                                                        .build()))
                                .build());
            }
        }

        private int role(ManagedObjectReference manager, String name) {
            return call(
                    AddAuthorizationRoleRequest.builder(manager)
                            .name(name)
                            .privIds(List.of("VirtualMachine.Interact.PowerOn"))
                            .build());
        }

        private void fields(ManagedObjectReference vm) {
            ManagedObjectReference manager =
                    Objects.requireNonNull(content().customFieldsManager());
            int owner = field(manager, "owner");
            int team = field(manager, "team");
            int gone = field(manager, "gone");
            for (SimEntity entity : server.inventory().all(SimEntity.class)) {
                for (int key : List.of(owner, gone)) {
                    call(
                            SetFieldRequest.builder(manager)
                                    .entity(entity.self())
                                    .key(key)
                                    .value("somebody & co of " + entity.name())
                                    .build());
                }
            }
            call(SetCustomValueRequest.builder(vm).key("team").value("blue").build());
            call(RemoveCustomFieldDefRequest.builder(manager).key(gone).build());
            call(RenameCustomFieldDefRequest.builder(manager).key(team).name("colour").build());
        }

        private int field(ManagedObjectReference manager, String name) {
            return call(AddCustomFieldDefRequest.builder(manager).name(name).build()).key();
        }

        private void services() {
            ManagedObjectReference extensions =
                    Objects.requireNonNull(content().extensionManager());
            for (String key : List.of("test.ours", "test.gone")) {
                call(
                        RegisterExtensionRequest.builder(extensions)
                                .extension(
                                        Extension.builder()
                                                .key(key)
                                                .version("1")
                                                .description(
                                                        Description.builder()
                                                                .label(key)
                                                                .summary(key)
                                                                .build())
                                                .lastHeartbeatTime(server.instant())
                                                .build())
                                .build());
            }
            call(UnregisterExtensionRequest.builder(extensions).extensionKey("test.gone").build());
            ManagedObjectReference licenses = Objects.requireNonNull(content().licenseManager());
            String key = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";
            call(AddLicenseRequest.builder(licenses).licenseKey(key).build());
            call(
                    UpdateLicenseLabelRequest.builder(licenses)
                            .licenseKey(key)
                            .labelKey("team")
                            .labelValue("blue")
                            .build());
            call(
                    UpdateOptionsRequest.builder(Objects.requireNonNull(content().setting()))
                            .changedValue(
                                    List.of(
                                            OptionValue.builder()
                                                    .key("test.added")
                                                    .value("a")
                                                    .build(),
                                            OptionValue.builder()
                                                    .key("task.maxAge")
                                                    .value(60)
                                                    .build()))
                            .build());
            call(
                    UpdateServiceMessageRequest.builder(
                                    Objects.requireNonNull(content().sessionManager()))
                            .message("maintenance tonight")
                            .build());
        }

        private void alarms(ManagedObjectReference vm) {
            ManagedObjectReference manager = Objects.requireNonNull(content().alarmManager());
            ManagedObjectReference alarm = alarm(manager, vm, "hot");
            call(ReconfigureAlarmRequest.builder(alarm).spec(spec("very hot")).build());
            call(
                    RemoveAlarmRequest.builder(alarm(manager, content().rootFolder(), "gone"))
                            .build());
            SimVirtualMachine other = server.inventory().machines().getFirst();
            alarm(manager, other.self(), "goes with its machine");
            task(PowerOffVMTaskRequest.builder(other.self()).build());
            task(DestroyTaskRequest.builder(other.self()).build());
        }

        private ManagedObjectReference alarm(
                ManagedObjectReference manager, ManagedObjectReference entity, String name) {
            return call(
                    CreateAlarmRequest.builder(manager).entity(entity).spec(spec(name)).build());
        }

        private static AlarmSpec spec(String name) {
            return AlarmSpec.builder()
                    .name(name)
                    .description("")
                    .enabled(true)
                    .expression(
                            StateAlarmExpression.builder()
                                    .operator(StateAlarmOperator.IS_EQUAL)
                                    .type("VirtualMachine")
                                    .statePath("runtime.powerState")
                                    .red("poweredOff")
                                    .build())
                    .build();
        }

        private void performance() {
            ManagedObjectReference manager = Objects.requireNonNull(content().perfManager());
            call(
                    UpdateCounterLevelMappingRequest.builder(manager)
                            .counterLevelMap(
                                    List.of(
                                            PerformanceManagerCounterLevelMapping.builder()
                                                    .counterId(2)
                                                    .aggregateLevel(3)
                                                    .build()))
                            .build());
            call(RemovePerfIntervalRequest.builder(manager).samplePeriod(86400).build());
        }
    }

    /// Makes and changes one of everything on a host.
    private record HostChanges(TestServer server) {
        private <R extends @Nullable Object> R call(MethodRequest<R> request) {
            return server.call(request);
        }

        void all() {
            ManagedObjectReference root =
                    new ManagedObjectReference("ResourcePool", "ha-root-pool");
            ManagedObjectReference pool =
                    call(
                            CreateResourcePoolRequest.builder(root)
                                    .name("mine")
                                    .spec(share(5, 50))
                                    .build());
            call(MoveIntoResourcePoolRequest.builder(pool).list(List.of(TestServer.vm(1))).build());
            ManagedObjectReference license =
                    Objects.requireNonNull(server.content().licenseManager());
            call(
                    UpdateLicenseRequest.builder(license)
                            .licenseKey("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE")
                            .build());
            call(
                    AddAuthorizationRoleRequest.builder(
                                    Objects.requireNonNull(server.content().authorizationManager()))
                            .name("starters")
                            .privIds(List.of("VirtualMachine.Interact.PowerOn"))
                            .build());
            SimHostSystem host = first(server, SimHostSystem.class);
            HostConfigManager parts =
                    (HostConfigManager)
                            Objects.requireNonNull(server.read(host.self(), "configManager"));
            call(
                    DisableHyperThreadingRequest.builder(
                                    Objects.requireNonNull(parts.cpuScheduler()))
                            .build());
            networks(Objects.requireNonNull(parts.networkSystem()));
        }

        /// Takes a machine's network away after the machine has left it.
        private void networks(ManagedObjectReference networks) {
            call(
                    AddPortGroupRequest.builder(networks)
                            .portgrp(
                                    HostPortGroupSpec.builder()
                                            .name("backup")
                                            .vlanId(7)
                                            .vswitchName("vSwitch0")
                                            .policy(HostNetworkPolicy.builder().build())
                                            .build())
                            .build());
            for (SimVirtualMachine machine : server.inventory().machines()) {
                List<VirtualDeviceConfigSpec> changes =
                        machine.config().info().hardware().device().stream()
                                .filter(VirtualEthernetCard.class::isInstance)
                                .map(VirtualEthernetCard.class::cast)
                                .map(card ->
                                        VirtualDeviceConfigSpec.builder()
                                                .operation(VirtualDeviceConfigSpecOperation.EDIT)
                                                .device(
                                                        card.toBuilder()
                                                                .backing(
                                                                        VirtualEthernetCardNetworkBackingInfo
                                                                                .builder()
                                                                                .deviceName(
                                                                                        "backup")
                                                                                .build())
                                                                .build())
                                                .build())
                                .toList();
                done(
                        server,
                        call(
                                ReconfigVMTaskRequest.builder(machine.self())
                                        .spec(
                                                VirtualMachineConfigSpec.builder()
                                                        .deviceChange(changes)
                                                        .build())
                                        .build()));
            }
            call(RemovePortGroupRequest.builder(networks).pgName("VM Network").build());
        }
    }
}
