package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import dev.vireo.client.OneLine;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.HostConfigSummary;
import dev.vireo.vim.HostFileSystemMountInfo;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostMountInfo;
import dev.vireo.vim.HostSystemConnectionState;
import dev.vireo.vim.HostVirtualNic;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.VirtualNicManagerNetConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Chooses the host of a vCenter that the bytes of a datastore's files come from or go to: one that
/// can write the datastore, is connected and not in maintenance mode, if possible the one that the
/// connection or the machine is on. For one thread at a time.
///
/// It takes two requests: for the datastores with the hosts that have them, and for the hosts.
final class KeeperChoice {
    private static final String STATE = "runtime.connectionState";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";
    private static final String CONFIG = "summary.config";
    private static final String NICS = "config.virtualNicManagerInfo.netConfig";
    private static final String VOLUMES = "config.fileSystemVolume.mountInfo";
    private static final String MANAGEMENT = "management";
    private static final int HTTPS = 443;

    /// Of how many hosts at most the properties are asked for: they are large.
    private static final int CANDIDATES = 4;

    private final EsxSession session;
    private final PropertyFilterSpec datastores;
    private final Optional<ManagedObjectReference> preferred;
    private final Map<String, DatastoreHost> found = new HashMap<>();
    private List<Row> rows = List.of();

    /// Says that there is no such host.
    @SuppressWarnings("serial") // does not leave the driver
    static final class NoHostException extends Exception {
        private final String reason;

        NoHostException(String reason) {
            super(reason);
            this.reason = reason;
        }

        @Override
        public String getMessage() {
            return reason;
        }
    }

    /// Prepares the choice; nothing is asked for yet.
    ///
    /// @param datastores asks for names and hosts of the datastores
    /// @param preferred the host to take if it can be taken
    KeeperChoice(
            EsxSession session,
            PropertyFilterSpec datastores,
            Optional<ManagedObjectReference> preferred) {
        this.session = session;
        this.datastores = datastores;
        this.preferred = preferred;
    }

    /// Makes the choice for the volumes of a pool.
    static KeeperChoice of(DatastorePool pool) {
        return new KeeperChoice(
                pool.site().session(),
                Scope.object(
                        pool.datastore().reference(),
                        List.of(DatastoreMounts.NAME, DatastoreMounts.HOSTS)),
                pool.site().scope().host());
    }

    /// Makes the choice for the disks of a machine.
    static KeeperChoice of(Machine machine, Optional<ManagedObjectReference> host) {
        return new KeeperChoice(machine.session(), Scope.datastoresOf(machine.reference()), host);
    }

    /// Returns the host for a datastore.
    ///
    /// @param datastore the vCenter's name of it
    /// @throws NoHostException if there is none
    /// @throws VirtException if the vCenter cannot be asked
    DatastoreHost host(String datastore) throws NoHostException {
        DatastoreHost known = found.get(datastore);
        if (known != null) {
            return known;
        }
        if (rows.isEmpty()) {
            rows = session.rows(datastores, "the datastores");
        }
        DatastoreHost host = choose(datastore);
        found.put(datastore, host);
        return host;
    }

    private DatastoreHost choose(String datastore) throws NoHostException {
        List<DatastoreHostMount> mounts =
                rows.stream()
                        .filter(row -> row.isType(DatastoreMounts.TYPE))
                        .filter(row -> isCalled(row, datastore))
                        .flatMap(row ->
                                row.list(DatastoreMounts.HOSTS, DatastoreHostMount.class).stream())
                        .filter(mount -> isWritable(mount.mountInfo()))
                        .sorted(
                                Comparator.comparing(
                                        (DatastoreHostMount mount) -> !isPreferred(mount.key())))
                        .toList();
        List<String> reasons = new ArrayList<>();
        mounts.forEach(mount -> session.hosts().failure(mount.key()).ifPresent(reasons::add));
        List<DatastoreHostMount> candidates =
                mounts.stream()
                        .filter(mount -> session.hosts().failure(mount.key()).isEmpty())
                        .limit(CANDIDATES)
                        .toList();
        List<Row> hosts = candidates.isEmpty() ? List.of() : hosts(candidates);
        for (DatastoreHostMount mount : candidates) {
            for (Row row : hosts) {
                if (row.object().equals(mount.key()) && isUsable(row)) {
                    return keeper(row, mount, datastore);
                }
            }
        }
        throw new NoHostException(
                reasons.isEmpty()
                        ? "no host that is connected, not in maintenance mode and shown to this"
                                + " user can write '"
                                + datastore
                                + "'"
                        : reasons.getFirst() + " (a moment ago)");
    }

    private static boolean isCalled(Row row, String datastore) {
        return row.find(DatastoreMounts.NAME, String.class).orElse("").equals(datastore);
    }

    private boolean isPreferred(ManagedObjectReference host) {
        return preferred.filter(host::equals).isPresent();
    }

    private static boolean isWritable(HostMountInfo mount) {
        return mount.accessMode().equals("readWrite")
                && !Objects.equals(mount.mounted(), false)
                && !Objects.equals(mount.accessible(), false);
    }

    private List<Row> hosts(List<DatastoreHostMount> candidates) {
        List<PropertyFilterSpec> specs =
                candidates.stream()
                        .map(mount ->
                                Scope.object(
                                        mount.key(),
                                        List.of(
                                                VirtualMachines.NAME,
                                                STATE,
                                                MAINTENANCE,
                                                CONFIG,
                                                NICS,
                                                VOLUMES)))
                        .toList();
        return session.rows(specs, "the hosts");
    }

    private static boolean isUsable(Row row) {
        return row.find(STATE, HostSystemConnectionState.class)
                        .filter(HostSystemConnectionState.CONNECTED::equals)
                        .isPresent()
                && !row.find(MAINTENANCE, Boolean.class).orElse(false);
    }

    private static DatastoreHost keeper(Row row, DatastoreHostMount mount, String datastore)
            throws NoHostException {
        String name = row.find(VirtualMachines.NAME, String.class).orElse("");
        Optional<HostConfigSummary> config = row.find(CONFIG, HostConfigSummary.class);
        String address = managementAddress(row).orElse(name);
        int port = config.map(HostConfigSummary::port).filter(number -> number > 0).orElse(HTTPS);
        try {
            return new DatastoreHost(
                    row.object(),
                    OneLine.of(name),
                    new Endpoint(true, address, port),
                    localName(row, mount).orElse(datastore),
                    config.flatMap(one -> Optional.ofNullable(one.sslThumbprint())));
        } catch (IllegalArgumentException e) {
            throw new NoHostException("the vCenter's address of a host is " + e.getMessage());
        }
    }

    /// Finds the address of the interface that is for management. It is taken and not the name, as
    /// that is resolved where the vCenter is, and not always here.
    private static Optional<String> managementAddress(Row row) {
        return row.list(NICS, VirtualNicManagerNetConfig.class).stream()
                .filter(config -> config.nicType().equals(MANAGEMENT))
                .flatMap(config ->
                        config.candidateVnic().stream()
                                .filter(nic -> config.selectedVnic().contains(nic.key())))
                .map(HostVirtualNic::spec)
                .flatMap(spec -> Optional.ofNullable(spec.ip()).stream())
                .map(HostIpConfig::ipAddress)
                .flatMap(address -> Optional.ofNullable(address).stream())
                .filter(address -> !address.isBlank())
                .findFirst();
    }

    /// Finds what the host itself calls the datastore.
    private static Optional<String> localName(Row row, DatastoreHostMount mount) {
        String path = mount.mountInfo().path();
        return row.list(VOLUMES, HostFileSystemMountInfo.class).stream()
                .filter(volume -> path != null && path.equals(volume.mountInfo().path()))
                .map(volume -> volume.volume().name())
                .filter(name -> !name.isBlank())
                .findFirst();
    }
}
