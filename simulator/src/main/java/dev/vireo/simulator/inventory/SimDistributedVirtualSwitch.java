package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddDVPortgroupTaskRequest;
import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.DVPortConfigInfo;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVPortgroupCreatedEvent;
import dev.vireo.vim.DVSCapability;
import dev.vireo.vim.DVSConfigSpec;
import dev.vireo.vim.DVSContactInfo;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DVSRuntimeInfo;
import dev.vireo.vim.DVSSummary;
import dev.vireo.vim.DistributedVirtualPort;
import dev.vireo.vim.DistributedVirtualSwitchHostMember;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigInfo;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchPortCriteria;
import dev.vireo.vim.DistributedVirtualSwitchProductSpec;
import dev.vireo.vim.DvsDestroyedEvent;
import dev.vireo.vim.DvsReconfiguredEvent;
import dev.vireo.vim.DvsRenamedEvent;
import dev.vireo.vim.FetchDVPortKeysRequest;
import dev.vireo.vim.FetchDVPortsRequest;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostProxySwitchSpec;
import dev.vireo.vim.LinkDiscoveryProtocolConfig;
import dev.vireo.vim.LookupDvPortGroupRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.VMwareDVSConfigInfo;
import dev.vireo.vim.VMwareDVSPortSetting;
import dev.vireo.vim.VmwareDistributedVirtualSwitchHandler;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanIdSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A switch that spans the hosts of a datacenter.
final class SimDistributedVirtualSwitch extends SimEntity
        implements VmwareDistributedVirtualSwitchHandler {
    private static final DistributedVirtualSwitchProductSpec PRODUCT =
            DistributedVirtualSwitchProductSpec.builder()
                    .name("DVS")
                    .vendor("VMware, Inc.")
                    .version("8.0.0")
                    .build("22380479")
                    .forwardingClass("cswitch")
                    .build();

    private final String uuid;
    private final Instant created;
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final List<SimDistributedVirtualPortgroup> portGroups = new ArrayList<>();
    private List<String> uplinks = List.of("Uplink 1", "Uplink 2");
    private String description = "";
    private int version = 1;

    /// Makes a switch with a port group for its uplinks.
    ///
    /// @param number tells the switches of a server apart, from 0
    SimDistributedVirtualSwitch(
            SimFolder folder, ManagedObjectReference self, String name, int number) {
        super(folder.inventory(), self, folder, name);
        this.created = inventory().identities().created(number);
        this.uuid = inventory().identities().uuid("dvs", number);
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
        return hosts;
    }

    List<SimDistributedVirtualPortgroup> portGroups() {
        return portGroups;
    }

    void add(SimHostSystem host) {
        hosts.add(host);
        portGroups.stream().filter(group -> !group.isUplink()).forEach(host::attach);
        touch();
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
            hosts.forEach(host -> host.attach(added));
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
                    request.spec().forEach(this::create);
                    return null;
                });
    }

    private ManagedObjectReference create(DVPortgroupConfigSpec spec) {
        String name = spec.name();
        if (name == null || name.isEmpty()) {
            throw SimFault.invalidArgument("spec.name");
        }
        String stored = SimEntity.stored(name);
        requireFree(stored);
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
                    apply(request.spec());
                    return null;
                });
    }

    private void apply(DVSConfigSpec spec) {
        if (!spec.host().isEmpty()) {
            throw SimFault.notSupported();
        }
        String wanted = spec.name();
        if (wanted != null && !SimEntity.stored(wanted).equals(name())) {
            renameTo(SimEntity.stored(wanted));
        }
        if (spec.description() != null) {
            description = spec.description();
        }
        if (spec.uplinkPortPolicy() instanceof DVSNameArrayUplinkPortPolicy policy) {
            uplinks = List.copyOf(policy.uplinkPortName());
        }
        version++;
        touchLastingly();
        inventory()
                .events()
                .post(
                        this,
                        DvsReconfiguredEvent.builder().configSpec(spec),
                        "The vSphere Distributed Switch " + name() + " was reconfigured");
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent())
                .text("description", description)
                .list("uplink", "String", uplinks)
                .number("version", version);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        restoreFolder(in, "folder");
        description = in.text("description").orElse(description);
        uplinks = in.has("uplink") ? in.list("uplink", String.class) : uplinks;
        version = (int) in.number("version", version);
        touch();
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
        return ports(request.criteria());
    }

    @Override
    public List<String> fetchDVPortKeys(FetchDVPortKeysRequest request) {
        return ports(request.criteria()).stream().map(DistributedVirtualPort::key).toList();
    }

    private List<DistributedVirtualPort> ports(
            @Nullable DistributedVirtualSwitchPortCriteria criteria) {
        List<DistributedVirtualPort> found = new ArrayList<>();
        for (SimDistributedVirtualPortgroup group : portGroups) {
            for (String key : group.portKeys()) {
                if (criteria == null || fits(criteria, group, key)) {
                    found.add(port(group, key));
                }
            }
        }
        return found;
    }

    private static boolean fits(
            DistributedVirtualSwitchPortCriteria criteria,
            SimDistributedVirtualPortgroup group,
            String key) {
        boolean inside = !Objects.equals(criteria.inside(), false);
        boolean named = criteria.portgroupKey().isEmpty() && criteria.portKey().isEmpty();
        boolean listed =
                criteria.portgroupKey().contains(group.self().value())
                        || criteria.portKey().contains(key);
        boolean chosen = named || listed == inside;
        boolean kind = criteria.uplinkPort() == null || criteria.uplinkPort() == group.isUplink();
        return chosen && kind && !Objects.equals(criteria.connected(), true);
    }

    private DistributedVirtualPort port(SimDistributedVirtualPortgroup group, String key) {
        return DistributedVirtualPort.builder()
                .key(key)
                .config(
                        DVPortConfigInfo.builder()
                                .name("")
                                .setting(group.setting())
                                .configVersion("0")
                                .build())
                .dvsUuid(uuid())
                .portgroupKey(group.self().value())
                .conflict(false)
                .lastStatusChange(created)
                .build();
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
            case "summary" -> summary();
            case "config" -> config();
            case "networkResourcePool" -> List.of();
            case "portgroup" -> references(portGroups);
            case "runtime" -> DVSRuntimeInfo.builder().build();
            default -> super.property(property);
        };
    }

    /// Describes what a host shows of it.
    HostProxySwitch partOfHost() {
        return HostProxySwitch.builder()
                .dvsUuid(uuid())
                .dvsName(name())
                .key("DvsPortset-" + self().value())
                .numPorts(5632)
                .configNumPorts(5632)
                .numPortsAvailable(5632 - portCount())
                .mtu(1500)
                .spec(HostProxySwitchSpec.builder().build())
                .build();
    }

    private int portCount() {
        return portGroups.stream().mapToInt(group -> group.portKeys().size()).sum();
    }

    private DVSSummary summary() {
        return DVSSummary.builder()
                .name(name())
                .uuid(uuid())
                .numPorts(portCount())
                .productInfo(PRODUCT)
                .hostMember(references(hosts))
                .host(references(hosts))
                .vm(
                        references(
                                portGroups.stream()
                                        .flatMap(group -> group.machines().stream())
                                        .distinct()
                                        .toList()))
                .portgroupName(portGroups.stream().map(SimEntity::name).toList())
                .description(description)
                .contact(DVSContactInfo.builder().build())
                .numHosts(hosts.size())
                .build();
    }

    private VMwareDVSConfigInfo config() {
        return VMwareDVSConfigInfo.builder()
                .uuid(uuid())
                .name(name())
                .numStandalonePorts(0)
                .numPorts(portCount())
                .maxPorts(60_000)
                .uplinkPortPolicy(
                        DVSNameArrayUplinkPortPolicy.builder().uplinkPortName(uplinks).build())
                .uplinkPortgroup(
                        references(
                                portGroups.stream()
                                        .filter(SimDistributedVirtualPortgroup::isUplink)
                                        .toList()))
                .defaultPortConfig(setting(0))
                .host(hosts.stream().map(this::member).toList())
                .productInfo(PRODUCT)
                .description(description)
                .configVersion(String.valueOf(version))
                .contact(DVSContactInfo.builder().build())
                .createTime(created)
                .networkResourceManagementEnabled(true)
                .networkResourceControlVersion("version3")
                .defaultProxySwitchMaxNumPorts(5632)
                .maxMtu(1500)
                .linkDiscoveryProtocolConfig(
                        LinkDiscoveryProtocolConfig.builder()
                                .protocol("cdp")
                                .operation("listen")
                                .build())
                .multicastFilteringMode("snooping")
                .lacpApiVersion("multipleLag")
                .build();
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

    private DistributedVirtualSwitchHostMember member(SimHostSystem host) {
        return DistributedVirtualSwitchHostMember.builder()
                .config(
                        DistributedVirtualSwitchHostMemberConfigInfo.builder()
                                .host(host.self())
                                .maxProxySwitchPorts(5632)
                                .backing(
                                        DistributedVirtualSwitchHostMemberPnicBacking.builder()
                                                .build())
                                .build())
                .productInfo(PRODUCT)
                .status("up")
                .build();
    }

    @FunctionalInterface
    private interface Change {
        @Nullable Object run();
    }
}
