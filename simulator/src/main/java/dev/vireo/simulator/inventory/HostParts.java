package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostConfigManager;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.function.Supplier;

/// The managed objects that configure a host. Each is made when somebody looks for it.
final class HostParts {
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("HostAutoStartManager", "ha-autostart-mgr", "autoStartManager"),
                    new Kind("HostNetworkSystem", "networkSystem", "networkSystem"),
                    new Kind("HostStorageSystem", "storageSystem", "storageSystem"),
                    new Kind("HostDatastoreSystem", "ha-datastoresystem", "datastoreSystem"),
                    new Kind("HostServiceSystem", "serviceSystem", "serviceSystem"),
                    new Kind("HostFirewallSystem", "firewallSystem", "firewallSystem"),
                    new Kind("HostDateTimeSystem", "dateTimeSystem", "dateTimeSystem"),
                    new Kind("HostVirtualNicManager", "ha-vnic-mgr", "virtualNicManager"),
                    new Kind("HostVMotionSystem", "ha-vmotion-system", "vmotionSystem"),
                    new Kind("OptionManager", "ha-adv-options", "EsxHostAdvSettings"),
                    new Kind("HostCpuSchedulerSystem", "cpuSchedulerSystem", "cpuSchedulerSystem"),
                    new Kind("HostMemorySystem", "memoryManagerSystem", "memoryManagerSystem"),
                    new Kind("HostPowerSystem", "ha-power-system", "powerSystem"),
                    new Kind("HostHealthStatusSystem", "healthStatusSystem", "healthStatusSystem"),
                    new Kind(
                            "HostCertificateManager",
                            "ha-certificate-manager",
                            "certificateManager"));

    private final SimHostSystem host;

    HostParts(SimHostSystem host) {
        this.host = host;
        for (Kind kind : KINDS) {
            host.inventory().promise(reference(kind), new Promise(host, kind));
        }
    }

    SimAutoStartManager autoStart() {
        return find("HostAutoStartManager", SimAutoStartManager.class);
    }

    SimHostStorageSystem storage() {
        return find("HostStorageSystem", SimHostStorageSystem.class);
    }

    SimHostDatastoreSystem datastores() {
        return find("HostDatastoreSystem", SimHostDatastoreSystem.class);
    }

    SimHostServiceSystem services() {
        return find("HostServiceSystem", SimHostServiceSystem.class);
    }

    SimHostFirewallSystem firewall() {
        return find("HostFirewallSystem", SimHostFirewallSystem.class);
    }

    SimHostDateTimeSystem clock() {
        return find("HostDateTimeSystem", SimHostDateTimeSystem.class);
    }

    SimHostVirtualNicManager interfaces() {
        return find("HostVirtualNicManager", SimHostVirtualNicManager.class);
    }

    SimHostVMotionSystem vmotion() {
        return find("HostVMotionSystem", SimHostVMotionSystem.class);
    }

    SimHostOptionManager options() {
        return find("OptionManager", SimHostOptionManager.class);
    }

    SimHostCpuSchedulerSystem scheduler() {
        return find("HostCpuSchedulerSystem", SimHostCpuSchedulerSystem.class);
    }

    SimHostMemorySystem memory() {
        return find("HostMemorySystem", SimHostMemorySystem.class);
    }

    SimHostPowerSystem power() {
        return find("HostPowerSystem", SimHostPowerSystem.class);
    }

    private <T extends SimObject> T find(String type, Class<T> kind) {
        return kind.cast(host.inventory().find(reference(type)).orElseThrow());
    }

    private ManagedObjectReference reference(String type) {
        for (Kind kind : KINDS) {
            if (kind.type.equals(type)) {
                return reference(kind);
            }
        }
        throw new IllegalArgumentException(type);
    }

    private ManagedObjectReference reference(Kind kind) {
        String id = host.self().value();
        return new ManagedObjectReference(
                kind.type,
                id.equals("ha-host")
                        ? kind.single
                        : kind.prefix + "-" + id.substring(id.indexOf('-') + 1));
    }

    HostConfigManager describe() {
        return HostConfigManager.builder()
                .autoStartManager(reference("HostAutoStartManager"))
                .networkSystem(reference("HostNetworkSystem"))
                .storageSystem(reference("HostStorageSystem"))
                .datastoreSystem(reference("HostDatastoreSystem"))
                .serviceSystem(reference("HostServiceSystem"))
                .firewallSystem(reference("HostFirewallSystem"))
                .dateTimeSystem(reference("HostDateTimeSystem"))
                .virtualNicManager(reference("HostVirtualNicManager"))
                .vmotionSystem(reference("HostVMotionSystem"))
                .advancedOption(reference("OptionManager"))
                .cpuScheduler(reference("HostCpuSchedulerSystem"))
                .memoryManager(reference("HostMemorySystem"))
                .powerSystem(reference("HostPowerSystem"))
                .healthStatusSystem(reference("HostHealthStatusSystem"))
                .certificateManager(reference("HostCertificateManager"))
                .build();
    }

    /// A kind of object.
    ///
    /// @param type its type
    /// @param single its identifier on a host without a vCenter
    /// @param prefix what its identifier begins with in a vCenter
    private record Kind(String type, String single, String prefix) {}

    private record Promise(SimHostSystem host, Kind kind) implements Supplier<SimObject> {
        @Override
        public SimObject get() {
            ManagedObjectReference self = host.parts().reference(kind);
            return switch (kind.type) {
                case "HostAutoStartManager" -> new SimAutoStartManager(host, self);
                case "HostNetworkSystem" -> new SimHostNetworkSystem(host, self);
                case "HostStorageSystem" -> new SimHostStorageSystem(host, self);
                case "HostDatastoreSystem" -> new SimHostDatastoreSystem(host, self);
                case "HostServiceSystem" -> new SimHostServiceSystem(host, self);
                case "HostFirewallSystem" -> new SimHostFirewallSystem(host, self);
                case "HostDateTimeSystem" -> new SimHostDateTimeSystem(host, self);
                case "HostVirtualNicManager" -> new SimHostVirtualNicManager(host, self);
                case "HostVMotionSystem" -> new SimHostVMotionSystem(host, self);
                case "OptionManager" -> HostOptions.of(host, self);
                case "HostCpuSchedulerSystem" -> new SimHostCpuSchedulerSystem(host, self);
                case "HostMemorySystem" -> new SimHostMemorySystem(host, self);
                case "HostPowerSystem" -> new SimHostPowerSystem(host, self);
                case "HostHealthStatusSystem" -> new SimHostHealthStatusSystem(host, self);
                case "HostCertificateManager" -> new SimHostCertificateManager(host, self);
                default -> throw new IllegalStateException(kind.type);
            };
        }
    }
}
