package dev.vireo.driver.esx;

import dev.vireo.vim.HostHostBusAdapter;
import dev.vireo.vim.HostInternetScsiHba;
import dev.vireo.vim.HostInternetScsiHbaStaticTarget;
import dev.vireo.vim.HostInternetScsiTargetTransport;
import dev.vireo.vim.HostScsiTopology;
import dev.vireo.vim.HostScsiTopologyInterface;
import dev.vireo.vim.HostScsiTopologyLun;
import dev.vireo.vim.HostScsiTopologyTarget;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ScsiLun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A host's iSCSI adapters, and what is behind them. libvirt looks at the first adapter only.
///
/// @param site where it was found
/// @param row the host
record IscsiHost(StorageSite site, Row row) {
    private static final String BUS_ADAPTERS = "config.storageDevice.hostBusAdapter";
    private static final String TOPOLOGY = "config.storageDevice.scsiTopology";
    private static final String LUNS = "config.storageDevice.scsiLun";
    private static final String SYSTEM = "configManager.storageSystem";

    /// What is asked for to know the targets.
    static final List<String> ADAPTERS = List.of(BUS_ADAPTERS, SYSTEM);

    /// What is asked for to know the devices, too.
    static final List<String> DEVICES = List.of(BUS_ADAPTERS, SYSTEM, TOPOLOGY, LUNS);

    static List<IscsiHost> of(StorageSite site, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.isType(Scope.HOST))
                .map(row -> new IscsiHost(site, row))
                .toList();
    }

    /// Returns the host again, with its devices.
    IscsiHost withDevices() {
        List<Row> rows =
                site.session().rows(Scope.object(row.object(), DEVICES), "the storage devices");
        return new IscsiHost(site, Row.ofType(rows, Scope.HOST));
    }

    /// Returns the targets of several hosts. One that several of them know is that of the first.
    static List<IscsiPool> targets(List<IscsiHost> hosts) {
        Map<String, IscsiPool> pools = new LinkedHashMap<>();
        for (IscsiHost host : hosts) {
            host.targets().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
        }
        return List.copyOf(pools.values());
    }

    /// Returns the targets. One that is reached in several ways is one target.
    private List<IscsiPool> targets() {
        List<IscsiPool> pools = new ArrayList<>();
        for (HostInternetScsiHba adapter : adapters()) {
            Map<String, List<HostInternetScsiHbaStaticTarget>> byName = new LinkedHashMap<>();
            for (HostInternetScsiHbaStaticTarget target : adapter.configuredStaticTarget()) {
                byName.computeIfAbsent(target.iScsiName(), _ -> new ArrayList<>()).add(target);
            }
            byName.forEach((_, ways) -> pools.add(new IscsiPool(this, adapter.device(), ways)));
        }
        return pools;
    }

    private List<HostInternetScsiHba> adapters() {
        return row.list(BUS_ADAPTERS, HostHostBusAdapter.class).stream()
                .filter(HostInternetScsiHba.class::isInstance)
                .map(HostInternetScsiHba.class::cast)
                .toList();
    }

    /// Returns who looks for changes.
    ManagedObjectReference storageSystem() {
        return row.find(SYSTEM, ManagedObjectReference.class)
                .orElseThrow(() -> row.missing(SYSTEM));
    }

    /// Returns the devices of a target; none if the host does not see it.
    List<ScsiLun> devices(String iscsiName) {
        List<String> keys = units(iscsiName).map(HostScsiTopologyLun::scsiLun).toList();
        List<ScsiLun> devices = row.list(LUNS, ScsiLun.class);
        return keys.stream()
                .distinct()
                .flatMap(
                        key -> devices.stream().filter(device -> key.equals(device.key())).limit(1))
                .toList();
    }

    private Stream<HostScsiTopologyLun> units(String iscsiName) {
        return row.find(TOPOLOGY, HostScsiTopology.class).stream()
                .map(HostScsiTopology::adapter)
                .flatMap(List::stream)
                .map(HostScsiTopologyInterface::target)
                .flatMap(List::stream)
                .filter(target ->
                        target.transport() instanceof HostInternetScsiTargetTransport transport
                                && transport.iScsiName().equals(iscsiName))
                .map(HostScsiTopologyTarget::lun)
                .flatMap(List::stream);
    }
}
