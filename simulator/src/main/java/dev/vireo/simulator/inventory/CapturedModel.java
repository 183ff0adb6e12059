package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.Types;
import dev.vireo.vim.VAppConfigSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tree of a server that was captured. What the simulator has a class for becomes an ordinary
/// object of it, which answers as captured until it changes, see [Replay]; the rest can be read.
final class CapturedModel extends ServerModel {
    private static final long SOME_CAPACITY = 1L << 40;

    private final CapturedObjects captured;
    private final List<CapturedObject> machines = new ArrayList<>();
    private int hosts;
    private int switches;
    private int number;

    private CapturedModel(Inventory inventory, CapturedObjects captured) {
        super(inventory);
        this.captured = captured;
    }

    /// Fills an inventory.
    ///
    /// @param inventory an empty inventory
    static void fill(Inventory inventory, CapturedObjects captured) {
        inventory.locked(() -> {
            new CapturedModel(inventory, captured).build();
            inventory.replay(new Replay(inventory, captured));
            return null;
        });
    }

    private void build() {
        ServiceContent content = captured.content();
        AboutInfo product =
                all("HostSystem")
                        .flatMap(host ->
                                host
                                        .inside(AboutInfo.class, "summary", "config", "product")
                                        .stream())
                        .findFirst()
                        .orElse(isVcenter() ? Products.esx() : content.about());
        SimFolder root =
                start(
                        content.about(),
                        product,
                        new Names(
                                content.rootFolder().value(),
                                name(content.rootFolder()),
                                content.propertyCollector().value(),
                                id(content.sessionManager(), "SessionManager"),
                                id(content.authorizationManager(), "AuthorizationManager"),
                                id(content.taskManager(), "TaskManager"),
                                id(content.eventManager(), "EventManager"),
                                id(content.searchIndex(), "SearchIndex")));
        inventory().content(content, product);
        children(root);
        for (CapturedObject machine : machines) {
            machine(machine);
        }
        rest();
    }

    private java.util.stream.Stream<CapturedObject> all(String type) {
        return captured.all().stream().filter(each -> each.self().type().equals(type));
    }

    private boolean isVcenter() {
        return captured.about().apiType().equals("VirtualCenter");
    }

    private static String id(@Nullable ManagedObjectReference reference, String otherwise) {
        return reference == null ? otherwise : reference.value();
    }

    private String name(ManagedObjectReference reference) {
        return captured.find(reference).flatMap(each -> each.text("name")).orElse("");
    }

    private <T> Optional<T> made(ManagedObjectReference reference, Class<T> kind) {
        return inventory().find(reference).filter(kind::isInstance).map(kind::cast);
    }

    private <T> List<T> made(List<ManagedObjectReference> references, Class<T> kind) {
        return references.stream().flatMap(each -> made(each, kind).stream()).toList();
    }

    // The tree

    private void children(SimFolder folder) {
        captured.find(folder.self())
                .ifPresent(known ->
                        known.references("childEntity")
                                .forEach(child ->
                                        captured.find(child)
                                                .ifPresent(each -> child(folder, each))));
    }

    private void child(SimFolder folder, CapturedObject child) {
        if (inventory().find(child.self()).isPresent()) {
            return;
        }
        String name = child.text("name").orElse("");
        switch (child.self().type()) {
            case "Folder", "StoragePod" -> {
                SimFolder made =
                        new SimFolder(
                                inventory(),
                                child.self(),
                                folder,
                                name,
                                child.value("childType") instanceof List<?> types
                                        ? types.stream().map(String::valueOf).toList()
                                        : List.of());
                children(folder.add(made));
            }
            case "Datacenter" -> datacenter(folder, child, name);
            case "ComputeResource", "ClusterComputeResource" ->
                    computeResource(folder, child, name);
            case "Datastore" -> datastore(folder, child, name);
            case "Network", "OpaqueNetwork" ->
                    folder.add(new SimNetwork(folder, child.self(), name));
            case "VmwareDistributedVirtualSwitch" -> distributedSwitch(folder, child, name);
            case "DistributedVirtualPortgroup" -> portGroup(folder, child, name);
            case "VirtualMachine" -> machines.add(child);
            default -> {
                // made at the end, as all that is left
            }
        }
    }

    private void datacenter(SimFolder folder, CapturedObject datacenter, String name) {
        List<String> ids = new ArrayList<>();
        for (String which : List.of("vmFolder", "hostFolder", "datastoreFolder", "networkFolder")) {
            ids.add(
                    datacenter
                            .reference(which)
                            .map(ManagedObjectReference::value)
                            .orElse(datacenter.self().value() + "-" + which));
        }
        SimDatacenter made = folder.add(new SimDatacenter(folder, datacenter.self(), name, ids));
        for (SimFolder each :
                List.of(made.datastores(), made.networks(), made.hosts(), made.vms())) {
            captured.find(each.self()).flatMap(known -> known.text("name")).ifPresent(each::rename);
            children(each);
        }
        // a user may see what the folders do not show him
        made(datacenter, "datastore", made.datastores());
        made(datacenter, "network", made.networks());
    }

    private void made(CapturedObject owner, String property, SimFolder folder) {
        owner.references(property)
                .forEach(each -> captured.find(each).ifPresent(child -> child(folder, child)));
    }

    // Hosts

    private void computeResource(SimFolder folder, CapturedObject resource, String name) {
        ManagedObjectReference browser =
                resource.reference("environmentBrowser")
                        .orElse(
                                new ManagedObjectReference(
                                        "EnvironmentBrowser",
                                        "envbrowser-" + resource.self().value()));
        if (inventory().find(browser).isEmpty()) {
            inventory().add(new SimEnvironmentBrowser(inventory(), browser));
        }
        SimComputeResource made =
                folder.add(new SimComputeResource(folder, resource.self(), name, browser));
        ManagedObjectReference pool =
                resource.reference("resourcePool")
                        .orElse(
                                new ManagedObjectReference(
                                        "ResourcePool", "pool-" + resource.self().value()));
        String poolName = captured.find(pool).flatMap(p -> p.text("name")).orElse("Resources");
        made.pool(inventory().add(new SimResourcePool(made, made, pool, poolName)));
        pools(made.pool());
        resource.references("host")
                .forEach(host -> captured.find(host).ifPresent(each -> host(made, each)));
    }

    private void pools(SimResourcePool parent) {
        CapturedObject known = captured.get(parent.self());
        if (known == null) {
            return;
        }
        for (ManagedObjectReference child : known.references("resourcePool")) {
            captured.find(child).ifPresent(each -> pool(parent, each));
        }
    }

    private void pool(SimResourcePool parent, CapturedObject pool) {
        String name = pool.text("name").orElse("");
        SimResourcePool made =
                pool.self().type().equals("VirtualApp")
                        ? new SimVirtualApp(
                                parent,
                                pool.self(),
                                name,
                                CreateVAppRequest.builder(parent.self())
                                        .name(name)
                                        .resSpec(parent.config())
                                        .configSpec(VAppConfigSpec.builder().build())
                                        .build())
                        : new SimResourcePool(parent.owner(), parent, pool.self(), name);
        parent.pools().add(inventory().add(made));
        pools(made);
    }

    private void host(SimComputeResource resource, CapturedObject host) {
        String name = host.text("name").orElse("");
        int dot = name.matches("[0-9.]+") ? -1 : name.indexOf('.');
        HostAddress address =
                new HostAddress(
                        dot < 0 ? name : name.substring(0, dot),
                        dot < 0 ? "" : name.substring(dot + 1),
                        managementAddress(host),
                        hosts++);
        String server =
                isVcenter()
                        ? host.inside(String.class, "summary", "managementServerIp")
                                .orElse("10.0.0.1")
                        : null;
        SimHostSystem made =
                inventory()
                        .add(
                                new SimHostSystem(
                                        resource, host.self(), hardware(host), address, server));
        resource.add(made);
        made(host.references("datastore"), SimDatastore.class).forEach(made::mount);
        made(host.references("network"), SimNetwork.class).forEach(made::attach);
        made(host.references("network"), SimDistributedVirtualPortgroup.class).stream()
                .map(SimDistributedVirtualPortgroup::owner)
                .distinct()
                .filter(each -> !each.hosts().contains(made))
                .forEach(each -> each.add(made));
    }

    /// Returns the first address of an interface of the host.
    private static String managementAddress(CapturedObject host) {
        return host.inside(List.class, "config", "network", "vnic").stream()
                .flatMap(nics -> ((List<?>) nics).stream())
                .filter(dev.vireo.vim.HostVirtualNic.class::isInstance)
                .map(nic -> ((dev.vireo.vim.HostVirtualNic) nic).spec().ip())
                .filter(Objects::nonNull)
                .map(dev.vireo.vim.HostIpConfig::ipAddress)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("10.0.0.2");
    }

    private HostHardware hardware(CapturedObject host) {
        HostHardware usual = HostHardware.usual(identities().uuid("host", hosts));
        int packages =
                host.inside(Short.class, "summary", "hardware", "numCpuPkgs").orElse((short) 1);
        int cores =
                host.inside(Short.class, "summary", "hardware", "numCpuCores").orElse((short) 1);
        return new HostHardware(
                host.inside(String.class, "summary", "hardware", "uuid").orElse(usual.uuid()),
                Math.max(1, packages),
                Math.max(1, cores),
                Math.max(
                        1,
                        host.inside(Short.class, "summary", "hardware", "numCpuThreads")
                                .map(Short::intValue)
                                .orElse(cores)),
                host.inside(Long.class, "hardware", "cpuInfo", "hz").orElse(usual.hz()),
                host.inside(Long.class, "summary", "hardware", "memorySize")
                        .orElse(usual.memoryBytes()));
    }

    // Datastores and networks

    private void datastore(SimFolder folder, CapturedObject datastore, String name) {
        String url = datastore.inside(String.class, "summary", "url").orElse("");
        String path = url.replaceAll("/+$", "");
        String directory = path.substring(path.lastIndexOf('/') + 1);
        if (directory.isEmpty()) {
            directory = datastore.self().value();
        }
        String kind = datastore.inside(String.class, "summary", "type").orElse("VMFS");
        DatastoreVolume volume =
                switch (kind) {
                    case "NFS", "NFS41", "CIFS" ->
                            new DatastoreVolume.Nas(
                                    directory,
                                    kind,
                                    datastore
                                            .inside(String.class, "info", "nas", "remoteHost")
                                            .orElse(""),
                                    datastore
                                            .inside(String.class, "info", "nas", "remotePath")
                                            .orElse(""),
                                    null);
                    case "OTHER" -> new DatastoreVolume.Local(directory, path);
                    case "vsan" -> new DatastoreVolume.Vsan(directory);
                    case "VVOL" -> new DatastoreVolume.Vvol(directory);
                    default ->
                            new DatastoreVolume.Vmfs(
                                    directory, "mpx.vmhba0:C0:T" + number++ + ":L0");
                };
        long capacity = datastore.inside(Long.class, "summary", "capacity").orElse(SOME_CAPACITY);
        folder.add(
                new SimDatastore(
                        folder,
                        datastore.self(),
                        name,
                        volume,
                        capacity > 0 ? capacity : SOME_CAPACITY));
    }

    private SimDistributedVirtualSwitch distributedSwitch(
            SimFolder folder, CapturedObject each, String name) {
        return folder.add(new SimDistributedVirtualSwitch(folder, each.self(), name, switches++));
    }

    private void portGroup(SimFolder folder, CapturedObject group, String name) {
        ManagedObjectReference owner =
                group.inside(ManagedObjectReference.class, "config", "distributedVirtualSwitch")
                        .orElse(null);
        if (owner == null) {
            return;
        }
        if (inventory().find(owner).isEmpty()) {
            captured.find(owner).ifPresent(each -> child(folder, each));
        }
        made(owner, SimDistributedVirtualSwitch.class)
                .ifPresent(dvs -> {
                    SimDistributedVirtualPortgroup made =
                            new SimDistributedVirtualPortgroup(
                                    folder,
                                    group.self(),
                                    name,
                                    dvs,
                                    group.inside(Integer.class, "config", "numPorts").orElse(0),
                                    group.inside(Boolean.class, "config", "uplink").orElse(false));
                    dvs.portGroups().add(folder.add(made));
                });
    }

    // Machines

    private void machine(CapturedObject machine) {
        SimHostSystem host =
                machine.inside(ManagedObjectReference.class, "runtime", "host")
                        .flatMap(each -> made(each, SimHostSystem.class))
                        .orElse(null);
        VirtualMachineConfigInfo config =
                machine.value("config", VirtualMachineConfigInfo.class).orElse(null);
        SimFolder folder =
                machine.reference("parent")
                        .flatMap(each -> made(each, SimFolder.class))
                        .orElse(null);
        if (host == null || config == null || folder == null) {
            return; // it can be read all the same
        }
        SimDatastore datastore = datastore(machine, config, host);
        if (datastore == null) {
            return;
        }
        SimResourcePool pool =
                machine.reference("resourcePool")
                        .flatMap(each -> made(each, SimResourcePool.class))
                        .orElse(host.computeResource().pool());
        SimNetwork network =
                made(machine.references("network"), SimNetwork.class).stream()
                        .findFirst()
                        .orElse(host.networks().stream().findFirst().orElse(null));
        SimVirtualMachine made =
                new SimVirtualMachine(
                        machine.self(),
                        folder,
                        new SimVirtualMachine.Surroundings(host, pool, datastore, network),
                        new StoredConfig(config),
                        number++,
                        power(machine));
        folder.add(made);
        made.files().arePlanned();
        made.placement().join();
    }

    private static PowerState power(CapturedObject machine) {
        return machine.inside(VirtualMachinePowerState.class, "runtime", "powerState")
                .filter(VirtualMachinePowerState::isKnown)
                .map(PowerState::of)
                .orElse(PowerState.OFF);
    }

    /// Finds the datastore that holds the configuration.
    private @Nullable SimDatastore datastore(
            CapturedObject machine, VirtualMachineConfigInfo config, SimHostSystem host) {
        String path = Objects.requireNonNullElse(config.files().vmPathName(), "");
        List<SimDatastore> all =
                new ArrayList<>(made(machine.references("datastore"), SimDatastore.class));
        all.addAll(host.datastores());
        for (SimDatastore each : all) {
            if (path.startsWith("[" + each.name() + "]")) {
                return each;
            }
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /// Makes what can only be read.
    private void rest() {
        for (CapturedObject each : captured.all()) {
            boolean known = inventory().references().contains(each.self());
            if (!known && Types.find(each.self().type()).orElse(null) instanceof ManagedType type) {
                inventory().add(readable(each, type));
            }
        }
    }

    private SimObject readable(CapturedObject each, ManagedType type) {
        ManagedType entity = (ManagedType) Types.find("ManagedEntity").orElseThrow();
        if (!entity.isAssignableFrom(type)) {
            return new ReplayedObject(inventory(), each);
        }
        SimEntity parent =
                each.reference("parent").flatMap(at -> made(at, SimEntity.class)).orElse(null);
        ReplayedEntity made = new ReplayedEntity(inventory(), each, parent);
        if (parent instanceof SimFolder folder) {
            folder.list(made);
        }
        return made;
    }
}
