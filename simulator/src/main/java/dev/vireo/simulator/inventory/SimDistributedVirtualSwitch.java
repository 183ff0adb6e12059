package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddDVPortgroupTaskRequest;
import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVPortgroupCreatedEvent;
import dev.vireo.vim.DVSCapability;
import dev.vireo.vim.DVSConfigSpec;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DVSRuntimeInfo;
import dev.vireo.vim.DistributedVirtualPort;
import dev.vireo.vim.DistributedVirtualSwitchProductSpec;
import dev.vireo.vim.DvsCreatedEvent;
import dev.vireo.vim.DvsDestroyedEvent;
import dev.vireo.vim.DvsReconfiguredEvent;
import dev.vireo.vim.DvsRenamedEvent;
import dev.vireo.vim.FetchDVPortKeysRequest;
import dev.vireo.vim.FetchDVPortsRequest;
import dev.vireo.vim.FolderEventArgument;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.LookupDvPortGroupRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.VMwareDVSConfigSpec;
import dev.vireo.vim.VMwareDVSPortSetting;
import dev.vireo.vim.VmwareDistributedVirtualSwitchHandler;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanIdSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A switch that spans the hosts of a datacenter.
final class SimDistributedVirtualSwitch extends SimEntity
        implements VmwareDistributedVirtualSwitchHandler {
    private static final String TYPE_NAME = "VmwareDistributedVirtualSwitch";
    private static final DistributedVirtualSwitchProductSpec PRODUCT =
            DistributedVirtualSwitchProductSpec.builder()
                    .name("DVS")
                    .vendor("VMware, Inc.")
                    .version("8.0.0")
                    .build("22380479")
                    .forwardingClass("cswitch")
                    .build();

    private static final int USUAL_MTU = 1500;
    private static final int SMALLEST_MTU = 1280;
    private static final int LARGEST_MTU = 9000;
    private static final int MOST_UPLINKS = 32;

    private final String uuid;
    private final Instant created;
    private final SwitchMembers members = new SwitchMembers(this);
    private final List<SimDistributedVirtualPortgroup> portGroups = new ArrayList<>();
    private List<String> uplinks = List.of("Uplink 1", "Uplink 2");
    private String description = "";
    private int mtu = USUAL_MTU;
    private int version = 1;

    /// Makes a switch with a port group for its uplinks.
    ///
    /// @param number tells the switches of a server apart, from 0
    SimDistributedVirtualSwitch(
            SimFolder folder, ManagedObjectReference self, String name, int number) {
        this(
                folder,
                self,
                name,
                folder.inventory().identities().uuid("dvs", number),
                folder.inventory().identities().created(number));
    }

    private SimDistributedVirtualSwitch(
            SimFolder folder,
            ManagedObjectReference self,
            String name,
            String uuid,
            Instant created) {
        super(folder.inventory(), self, folder, name);
        this.created = created;
        this.uuid = uuid;
    }

    /// Makes a switch for a client, with the port group of its uplinks.
    ///
    /// @throws SimFault if it cannot be as the specification says; nothing is left of it then
    static SimDistributedVirtualSwitch forClient(SimFolder folder, DVSConfigSpec spec) {
        String wanted = spec.name();
        if (wanted == null) {
            throw SimFault.invalidArgument("spec.configSpec.name");
        }
        String stored = EntityNames.given(wanted, folder.self());
        EntityNames.requireFree(folder.children(), stored, null);
        Inventory inventory = folder.inventory();
        String id = inventory.nextId("dvs-");
        SimDistributedVirtualSwitch made =
                folder.add(
                        new SimDistributedVirtualSwitch(
                                folder,
                                new ManagedObjectReference(TYPE_NAME, id),
                                stored,
                                inventory.identities().uuid(id, 0),
                                inventory.now()));
        try {
            made.apply(spec);
        } catch (SimFault fault) {
            folder.remove(made);
            throw fault;
        }
        made.add(stored + "-DVUplinks-" + id.replaceAll("\\D", ""), made.uplinkPorts(), true);
        inventory
                .events()
                .post(
                        made,
                        DvsCreatedEvent.builder()
                                .parent(
                                        FolderEventArgument.builder()
                                                .name(folder.name())
                                                .folder(folder.self())
                                                .build()),
                        "A vSphere Distributed Switch " + stored + " was created");
        return made;
    }

    /// Makes a switch that a client had made. Its port groups are objects of their own.
    static SimDistributedVirtualSwitch made(ManagedObjectReference self, StateReader in) {
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        return folder.add(
                new SimDistributedVirtualSwitch(
                        folder,
                        self,
                        in.requiredText("name"),
                        in.requiredText("uuid"),
                        in.time("created").orElseThrow(() -> in.bad("created", "it is missing"))));
    }

    static DistributedVirtualSwitchProductSpec product() {
        return PRODUCT;
    }

    /// Returns the UUID as switches have it, eight bytes, a dash and eight bytes.
    String uuid() {
        String hex = uuid.replace("-", "");
        StringBuilder text = new StringBuilder(47);
        for (int i = 0; i < hex.length(); i += 2) {
            text.append(hex, i, i + 2);
            if (i < hex.length() - 2) {
                text.append(i == 14 ? '-' : ' ');
            }
        }
        return text.toString();
    }

    List<SimHostSystem> hosts() {
        return members.hosts();
    }

    SimDatacenter datacenter() {
        SimEntity place = folder();
        while (!(place instanceof SimDatacenter)) {
            place = Objects.requireNonNull(place.parent(), "each switch is in a datacenter");
        }
        return (SimDatacenter) place;
    }

    SwitchMembers members() {
        return members;
    }

    List<String> uplinks() {
        return uplinks;
    }

    int mtu() {
        return mtu;
    }

    String description() {
        return description;
    }

    int version() {
        return version;
    }

    Instant created() {
        return created;
    }

    List<SimDistributedVirtualPortgroup> portGroups() {
        return portGroups;
    }

    void add(SimHostSystem host) {
        members.add(host);
    }

    private int uplinkPorts() {
        return uplinks.size() * hosts().size();
    }

    /// Adds a port group.
    ///
    /// @param uplink whether it holds the ports of physical adapters
    SimDistributedVirtualPortgroup add(String name, int ports, boolean uplink) {
        ManagedObjectReference reference =
                new ManagedObjectReference(
                        "DistributedVirtualPortgroup", inventory().nextId("dvportgroup-"));
        SimFolder folder = folder();
        SimDistributedVirtualPortgroup added =
                folder.add(
                        new SimDistributedVirtualPortgroup(
                                folder, reference, name, this, ports, uplink));
        version++;
        take(added);
        touchLastingly();
        return added;
    }

    /// Takes a port group over that is in the inventory.
    void take(SimDistributedVirtualPortgroup added) {
        portGroups.add(added);
        if (!added.isUplink()) {
            hosts().forEach(host -> host.attach(added));
        }
        touch();
    }

    private SimFolder folder() {
        return (SimFolder) Objects.requireNonNull(parent(), "each switch is in a folder");
    }

    void forget(SimDistributedVirtualPortgroup removed) {
        portGroups.remove(removed);
        version++;
        touchLastingly();
    }

    // Changes

    @Override
    public ManagedObjectReference createDVPortgroupTask(CreateDVPortgroupTaskRequest request) {
        return start("CreateDVPortgroup_Task", "createPortgroup", () -> create(request.spec()));
    }

    @Override
    public ManagedObjectReference addDVPortgroupTask(AddDVPortgroupTaskRequest request) {
        return start(
                "AddDVPortgroup_Task",
                "addPortgroups",
                () -> {
                    requireAllFree(request.spec());
                    request.spec().forEach(this::create);
                    return null;
                });
    }

    /// Makes sure that none is made if one of several cannot be.
    private void requireAllFree(List<DVPortgroupConfigSpec> specs) {
        Set<String> names = new HashSet<>();
        for (DVPortgroupConfigSpec spec : specs) {
            String stored = name(spec);
            requireFree(stored);
            if (!names.add(stored)) {
                throw HostFaults.duplicateName(stored, self());
            }
            SimDistributedVirtualPortgroup.check(spec);
        }
    }

    private String name(DVPortgroupConfigSpec spec) {
        String name = spec.name();
        if (name == null || name.isEmpty()) {
            throw SimFault.invalidArgument("spec.name");
        }
        return EntityNames.given(name, self());
    }

    private ManagedObjectReference create(DVPortgroupConfigSpec spec) {
        String stored = name(spec);
        requireFree(stored);
        SimDistributedVirtualPortgroup.check(spec);
        SimDistributedVirtualPortgroup added =
                add(stored, Objects.requireNonNullElse(spec.numPorts(), 8), false);
        added.apply(spec);
        inventory()
                .events()
                .post(
                        added,
                        DVPortgroupCreatedEvent.builder(),
                        "dvPort group " + stored + " was added to switch " + name());
        return added.self();
    }

    void requireFree(String stored) {
        for (SimEntity child : folder().children()) {
            if (child.name().equals(stored)) {
                throw HostFaults.duplicateName(stored, child.self());
            }
        }
    }

    @Override
    public ManagedObjectReference reconfigureDvsTask(ReconfigureDvsTaskRequest request) {
        return start(
                "ReconfigureDvs_Task",
                "reconfigure",
                () -> {
                    reconfigure(request.spec());
                    return null;
                });
    }

    private void reconfigure(DVSConfigSpec spec) {
        String seen = spec.configVersion();
        if (seen != null && !seen.equals(String.valueOf(version))) {
            throw HostFaults.changedMeanwhile();
        }
        String wanted = spec.name();
        if (wanted != null) {
            String stored = EntityNames.given(wanted, self());
            if (!stored.equals(name())) {
                renameTo(stored);
            }
        }
        apply(spec);
        version++;
        portGroups.stream()
                .filter(SimDistributedVirtualPortgroup::isUplink)
                .findFirst()
                .ifPresent(group -> group.growTo(uplinkPorts()));
        inventory()
                .events()
                .post(
                        this,
                        DvsReconfiguredEvent.builder().configSpec(spec),
                        "The vSphere Distributed Switch " + name() + " was reconfigured");
    }

    /// Takes over what a specification sets, or nothing of it.
    private void apply(DVSConfigSpec spec) {
        List<String> named = uplinks;
        if (spec.uplinkPortPolicy() instanceof DVSNameArrayUplinkPortPolicy policy) {
            named = List.copyOf(policy.uplinkPortName());
            if (named.isEmpty()
                    || named.size() > MOST_UPLINKS
                    || Set.copyOf(named).size() < named.size()) {
                throw SimFault.invalidArgument("spec.uplinkPortPolicy.uplinkPortName");
            }
        }
        int bytes = mtu;
        if (spec instanceof VMwareDVSConfigSpec vmware && vmware.maxMtu() != null) {
            bytes = vmware.maxMtu();
            if (bytes < SMALLEST_MTU || bytes > LARGEST_MTU) {
                throw SimFault.invalidArgument("spec.maxMtu");
            }
        }
        Map<SimHostSystem, List<String>> hosts = members.after(spec.host(), named.size());
        uplinks = named;
        mtu = bytes;
        description = Objects.requireNonNullElse(spec.description(), description);
        members.become(hosts);
        touchLastingly();
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent())
                .text("description", description)
                .list("uplink", "String", uplinks)
                .text("uuid", uuid)
                .time("created", created)
                .number("mtu", mtu)
                .number("version", version);
        members.save(out);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        restoreFolder(in, "folder");
        description = in.text("description").orElse(description);
        uplinks = in.has("uplink") ? in.list("uplink", String.class) : uplinks;
        mtu = (int) in.number("mtu", mtu);
        version = (int) in.number("version", version);
        members.restore(in);
        touch();
    }

    @Override
    public void discard() {
        members.become(Map.of());
        super.discard();
    }

    @Override
    void renameTo(String changed) {
        requireFree(changed);
        String before = name();
        rename(changed);
        inventory()
                .events()
                .post(
                        this,
                        DvsRenamedEvent.builder().oldName(before).newName(changed),
                        "The vSphere Distributed Switch " + before + " was renamed to " + changed);
    }

    @Override
    void destroy() {
        for (SimDistributedVirtualPortgroup group : portGroups) {
            group.requireUnused();
        }
        List.copyOf(portGroups).forEach(SimDistributedVirtualPortgroup::leave);
        members.become(Map.of());
        inventory()
                .events()
                .post(
                        this,
                        DvsDestroyedEvent.builder(),
                        "vSphere Distributed Switch " + name() + " was deleted");
        folder().remove(this);
    }

    private ManagedObjectReference start(String method, String operation, Change change) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                method,
                                "DistributedVirtualSwitch." + operation,
                                false,
                                _ -> change.run()));
    }

    // Queries

    @Override
    public List<DistributedVirtualPort> fetchDVPorts(FetchDVPortsRequest request) {
        return new SwitchPorts(this).matching(request.criteria());
    }

    @Override
    public List<String> fetchDVPortKeys(FetchDVPortKeysRequest request) {
        return new SwitchPorts(this)
                .matching(request.criteria()).stream().map(DistributedVirtualPort::key).toList();
    }

    @Override
    public ManagedObjectReference lookupDvPortGroup(LookupDvPortGroupRequest request) {
        return portGroups.stream()
                .map(SimObject::self)
                .filter(self -> self.value().equals(request.portgroupKey()))
                .findFirst()
                .orElseThrow(() -> HostFaults.absent(request.portgroupKey()));
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "uuid" -> uuid();
            case "capability" ->
                    DVSCapability.builder()
                            .dvsOperationSupported(true)
                            .dvPortGroupOperationSupported(true)
                            .dvPortOperationSupported(true)
                            .build();
            case "summary" -> new SwitchDescription(this).summary();
            case "config" -> new SwitchDescription(this).config();
            case "networkResourcePool" -> List.of();
            case "portgroup" -> references(portGroups);
            case "runtime" -> DVSRuntimeInfo.builder().build();
            default -> super.property(property);
        };
    }

    /// Describes what a host shows of it.
    HostProxySwitch partOfHost(SimHostSystem host) {
        return new SwitchDescription(this).partOfHost(host);
    }

    static VMwareDVSPortSetting setting(int vlan) {
        return VMwareDVSPortSetting.builder()
                .vlan(
                        VmwareDistributedVirtualSwitchVlanIdSpec.builder()
                                .inherited(false)
                                .vlanId(vlan)
                                .build())
                .build();
    }

    @FunctionalInterface
    private interface Change {
        @Nullable Object run();
    }
}
