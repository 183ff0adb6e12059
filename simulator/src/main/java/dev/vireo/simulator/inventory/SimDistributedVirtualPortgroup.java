package dev.vireo.simulator.inventory;

import dev.vireo.vim.DVPortSetting;
import dev.vireo.vim.DVPortgroupConfigInfo;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVPortgroupDestroyedEvent;
import dev.vireo.vim.DVPortgroupReconfiguredEvent;
import dev.vireo.vim.DVPortgroupRenamedEvent;
import dev.vireo.vim.DistributedVirtualPortgroupHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.VMwareDVSPortSetting;
import dev.vireo.vim.VMwareDVSPortgroupPolicy;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VmwareDistributedVirtualSwitchTrunkVlanSpec;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanIdSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A port group of a distributed switch.
final class SimDistributedVirtualPortgroup extends SimNetwork
        implements DistributedVirtualPortgroupHandler {
    private static final int LARGEST_VLAN = 4094;

    private final SimDistributedVirtualSwitch owner;
    private final boolean uplink;
    private int ports;
    private int version = 1;
    private String kind = "earlyBinding";
    private String description = "";
    private boolean autoExpand = true;
    private DVPortSetting setting = SimDistributedVirtualSwitch.setting(0);

    SimDistributedVirtualPortgroup(
            SimFolder folder,
            ManagedObjectReference self,
            String name,
            SimDistributedVirtualSwitch owner,
            int ports,
            boolean uplink) {
        super(folder, self, name);
        this.owner = owner;
        this.ports = ports;
        this.uplink = uplink;
    }

    SimDistributedVirtualSwitch owner() {
        return owner;
    }

    boolean isUplink() {
        return uplink;
    }

    DVPortSetting setting() {
        return setting;
    }

    /// Returns the keys of the ports, which no other port of the switch has.
    List<String> portKeys() {
        int first = 0;
        for (SimDistributedVirtualPortgroup other : owner.portGroups()) {
            if (other == this) {
                break;
            }
            first += other.ports;
        }
        List<String> keys = new ArrayList<>(ports);
        for (int i = 0; i < ports; i++) {
            keys.add(String.valueOf(first + i));
        }
        return keys;
    }

    /// Finds a port that no machine has.
    Optional<String> freePort() {
        Set<String> taken = new HashSet<>();
        for (SimVirtualMachine machine : machines()) {
            for (VirtualDevice device : machine.config().info().hardware().device()) {
                if (device.backing()
                        instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo backing) {
                    taken.add(Objects.requireNonNullElse(backing.port().portKey(), ""));
                }
            }
        }
        return portKeys().stream().filter(key -> !taken.contains(key)).findFirst();
    }

    /// Checks the VLANs of a specification.
    static void check(DVPortgroupConfigSpec spec) {
        if (!(spec.defaultPortConfig() instanceof VMwareDVSPortSetting wanted)) {
            return;
        }
        boolean fits =
                switch (wanted.vlan()) {
                    case VmwareDistributedVirtualSwitchVlanIdSpec one -> isVlan(one.vlanId());
                    case VmwareDistributedVirtualSwitchTrunkVlanSpec many ->
                            many.vlanId().stream()
                                    .allMatch(
                                            range -> isVlan(range.start()) && isVlan(range.end()));
                    case null, default -> true;
                };
        if (!fits) {
            throw SimFault.invalidArgument("spec.defaultPortConfig.vlan.vlanId");
        }
    }

    private static boolean isVlan(int id) {
        return id >= 0 && id <= LARGEST_VLAN;
    }

    /// Makes room for the uplinks of more hosts.
    void growTo(int wanted) {
        if (wanted > ports) {
            ports = wanted;
            touchLastingly();
        }
    }

    /// Takes over what a specification sets.
    void apply(DVPortgroupConfigSpec spec) {
        check(spec);
        int wanted = Objects.requireNonNullElse(spec.numPorts(), ports);
        if (wanted < machines().size()) {
            throw SimFault.invalidArgument("spec.numPorts");
        }
        ports = wanted;
        kind = Objects.requireNonNullElse(spec.type(), kind);
        description = Objects.requireNonNullElse(spec.description(), description);
        autoExpand = Objects.requireNonNullElse(spec.autoExpand(), autoExpand);
        if (spec.defaultPortConfig() != null) {
            setting = spec.defaultPortConfig();
        }
        version++;
        touchLastingly();
        owner.touch();
    }

    @Override
    public ManagedObjectReference reconfigureDVPortgroupTask(
            ReconfigureDVPortgroupTaskRequest request) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                "ReconfigureDVPortgroup_Task",
                                "DistributedVirtualPortgroup.reconfigure",
                                false,
                                _ -> {
                                    reconfigure(request.spec());
                                    return null;
                                }));
    }

    private void reconfigure(DVPortgroupConfigSpec spec) {
        String seen = spec.configVersion();
        if (seen != null && !seen.equals(String.valueOf(version))) {
            throw SimFault.invalidArgument("spec.configVersion");
        }
        String wanted = spec.name();
        if (wanted != null && !SimEntity.stored(wanted).equals(name())) {
            renameTo(SimEntity.stored(wanted));
        }
        apply(spec);
        inventory()
                .events()
                .post(
                        this,
                        DVPortgroupReconfiguredEvent.builder().configSpec(spec),
                        "dvPort group " + name() + " was reconfigured");
    }

    @Override
    void renameTo(String changed) {
        owner.requireFree(changed);
        String before = name();
        rename(changed);
        inventory()
                .events()
                .post(
                        this,
                        DVPortgroupRenamedEvent.builder().oldName(before).newName(changed),
                        "dvPort group " + before + " was renamed to " + changed);
    }

    void requireUnused() {
        if (!machines().isEmpty()) {
            throw HostFaults.inUse(self().type(), name());
        }
    }

    /// Goes with its switch.
    void leave() {
        List.copyOf(hosts()).forEach(host -> host.detach(this));
        owner.forget(this);
        dissolve();
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("switch", owner)
                .flag("uplink", uplink)
                .number("ports", ports)
                .number("version", version)
                .text("type", kind)
                .text("description", description)
                .flag("autoExpand", autoExpand)
                .value("setting", setting);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        ports = (int) in.number("ports", ports);
        version = (int) in.number("version", version);
        kind = in.text("type").orElse(kind);
        description = in.text("description").orElse(description);
        autoExpand = in.flag("autoExpand", autoExpand);
        setting = in.value("setting", DVPortSetting.class).orElse(setting);
        touch();
        owner.touch();
    }

    /// Makes a port group that a client had made.
    static SimDistributedVirtualPortgroup made(ManagedObjectReference self, StateReader in) {
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        SimDistributedVirtualSwitch owner =
                in.requiredObject("switch", SimDistributedVirtualSwitch.class);
        SimDistributedVirtualPortgroup made =
                folder.add(
                        new SimDistributedVirtualPortgroup(
                                folder,
                                self,
                                in.requiredText("name"),
                                owner,
                                (int) in.number("ports", 0),
                                in.flag("uplink", false)));
        owner.take(made);
        return made;
    }

    @Override
    public void discard() {
        List.copyOf(hosts()).forEach(host -> host.detach(this));
        owner.portGroups().remove(this);
        owner.touch();
        super.discard();
    }

    @Override
    void destroy() {
        if (uplink) {
            throw SimFault.notSupported();
        }
        requireUnused();
        inventory()
                .events()
                .post(
                        this,
                        DVPortgroupDestroyedEvent.builder(),
                        "dvPort group " + name() + " was deleted");
        leave();
    }

    /// Keeps the port group when its last host goes.
    @Override
    void remove(SimHostSystem host) {
        hosts().remove(host);
        touch();
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "key" -> self().value();
            case "portKeys" -> portKeys();
            case "config" -> config();
            default -> super.property(property);
        };
    }

    private DVPortgroupConfigInfo config() {
        return DVPortgroupConfigInfo.builder()
                .key(self().value())
                .name(name())
                .numPorts(ports)
                .distributedVirtualSwitch(owner.self())
                .defaultPortConfig(setting)
                .description(description)
                .type(kind)
                .backingType("standard")
                .policy(
                        VMwareDVSPortgroupPolicy.builder()
                                .blockOverrideAllowed(true)
                                .shapingOverrideAllowed(false)
                                .vendorConfigOverrideAllowed(false)
                                .livePortMovingAllowed(false)
                                .portConfigResetAtDisconnect(true)
                                .networkResourcePoolOverrideAllowed(false)
                                .trafficFilterOverrideAllowed(false)
                                .vlanOverrideAllowed(false)
                                .uplinkTeamingOverrideAllowed(false)
                                .securityPolicyOverrideAllowed(false)
                                .ipfixOverrideAllowed(false)
                                .build())
                .configVersion(String.valueOf(version))
                .autoExpand(autoExpand)
                .uplink(uplink)
                .build();
    }
}
