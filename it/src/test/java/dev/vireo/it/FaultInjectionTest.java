package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.DiskTuning;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainEvents;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.api.InterfaceAddresses;
import dev.vireo.api.MetadataKind;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.api.PullFlag;
import dev.vireo.api.PullOptions;
import dev.vireo.api.RegisterOptions;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.api.SnapshotDeleteFlag;
import dev.vireo.api.SnapshotRevertFlag;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageTarget;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of the API with every request that it makes going wrong in every way: it succeeds
/// or fails with one error, in time, and leaves nothing behind.
@Timeout(120)
class FaultInjectionTest {
    static final String PASSWORD = "secret";
    private static final Duration NOTICING = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// What goes wrong, as scenarios say it.
    static final Map<String, String> FAULTS =
            new TreeMap<>(
                    Map.of(
                            "latency", "latency: 20ms",
                            "busy", "status: 503",
                            "dropped", "reply: dropped",
                            "reset", "reply: reset",
                            "truncated", "reply: truncated",
                            "malformed", "reply: malformed",
                            "expired", "session: expired"));

    /// Which of the requests of a connection logs in, and what keeps the name of the new session
    /// from the client, so that nobody can end it.
    private static final int LOGIN = 2;

    private static final Set<String> NAMELESS = Set.of("dropped", "reset");

    /// What is called and what state the machine is in before.
    ///
    /// @param state the state of the machine before
    /// @param deed the call
    /// @param after the machines that there may be after it beside those before, empty for none
    record Call(VirtualMachinePowerState state, Consumer<Connection> deed, List<String> after) {
        Call or(String... names) {
            return new Call(state, deed, List.of(names));
        }
    }

    private static Call off(Consumer<Domain> deed) {
        return of(VirtualMachinePowerState.POWERED_OFF, deed);
    }

    private static Call on(Consumer<Domain> deed) {
        return of(VirtualMachinePowerState.POWERED_ON, deed);
    }

    private static Call of(VirtualMachinePowerState state, Consumer<Domain> deed) {
        return new Call(
                state, connection -> deed.accept(connection.lookupByName("web")), List.of());
    }

    private static Call connection(Consumer<Connection> deed) {
        return new Call(VirtualMachinePowerState.POWERED_ON, deed, List.of());
    }

    /// How each function is called; a function that is not here fails [#knowsEveryFunction()].
    static Map<String, Call> calls() {
        Map<String, Call> calls = new TreeMap<>();
        calls.put("answer", on(d -> d.answer("1", "Yes")));
        calls.put("attachDevice", off(d -> d.attachDevice(CARD, Set.of())));
        calls.put("capture", connection(FaultInjectionTest::capture));
        calls.put("consolidateDisks", on(Domain::consolidateDisks));
        calls.put("create", off(Domain::create));
        calls.put(
                "createSnapshot",
                on(d -> d.createSnapshot(SNAPSHOT, Set.of(SnapshotCreateFlag.HALT))));
        calls.put("deleteAllSnapshots", on(FaultInjectionTest::deleteAllSnapshots));
        calls.put(
                "defineXml",
                connection(c -> c.defineXml(DOCUMENT, DefineOptions.DEFAULT))
                        .or("web", "other", "new"));
        calls.put("defineNetwork", connection(FaultInjectionTest::useNetwork));
        calls.put("destroy", on(Domain::destroy));
        calls.put("detachDevice", off(d -> d.detachDevice(DISK, Set.of())));
        calls.put("detachDeviceAlias", off(d -> d.detachDeviceAlias("ethernet0", Set.of())));
        calls.put("domainXmlFromNative", connection(c -> c.domainXmlFromNative("vmware-vmx", VMX)));
        calls.put(
                "domainXmlToNative", connection(c -> c.domainXmlToNative("vmware-vmx", DOCUMENT)));
        calls.put("fetchAutostart", on(Domain::fetchAutostart));
        calls.put("fetchBlockFigures", on(d -> d.fetchBlockFigures("")));
        calls.put("fetchBlockInfo", on(Domain::fetchBlockInfo));
        calls.put("fetchCapabilities", connection(Connection::fetchCapabilities));
        calls.put("fetchCpuUtilization", connection(Connection::fetchCpuUtilization));
        calls.put("fetchNodeMemory", connection(Connection::fetchNodeMemory));
        calls.put("fetchNodeDevices", connection(Connection::fetchNodeDevices));
        calls.put(
                "fetchDomainCapabilities", connection(c -> c.fetchDomainCapabilities("", "", "")));
        calls.put("fetchSystemInformation", connection(Connection::fetchSystemInformation));
        calls.put("fetchCpuFigures", on(Domain::fetchCpuFigures));
        calls.put("fetchCurrentSnapshot", on(Domain::fetchCurrentSnapshot));
        calls.put(
                "fetchDomainStats",
                connection(
                        c -> c.fetchDomainStats(EnumSet.allOf(DomainStatsGroup.class), Set.of())));
        calls.put("events", connection(FaultInjectionTest::waitForEvents));
        calls.put("fetchControl", on(Domain::fetchControl));
        calls.put("fetchFileSystems", on(Domain::fetchFileSystems));
        calls.put("fetchFreeMemory", connection(Connection::fetchFreeMemory));
        calls.put("fetchGuestInformation", on(d -> d.fetchGuestInformation(Set.of())));
        calls.put("fetchGuestHostname", on(Domain::fetchGuestHostname));
        calls.put("fetchHasManagedSave", on(Domain::fetchHasManagedSave));
        calls.put("fetchHostname", connection(Connection::fetchHostname));
        calls.put("fetchInfo", on(Domain::fetchInfo));
        calls.put(
                "fetchInterfaceAddresses",
                on(d -> d.fetchInterfaceAddresses(InterfaceAddresses.Source.AGENT)));
        calls.put("fetchInterfaceFigures", on(d -> d.fetchInterfaceFigures("00:50:56:00:00:01")));
        calls.put("fetchInterfaceInfo", on(Domain::fetchInterfaceInfo));
        calls.put("fetchIsAlive", connection(Connection::fetchIsAlive));
        calls.put("fetchLinkState", on(FaultInjectionTest::fetchLinkState));
        calls.put("fetchMaxMemory", on(Domain::fetchMaxMemory));
        calls.put("fetchMaxVcpus", connection(FaultInjectionTest::fetchMaxVcpus));
        calls.put("fetchMemoryFigures", on(Domain::fetchMemoryFigures));
        calls.put("fetchMemoryParameters", on(Domain::fetchMemoryParameters));
        calls.put("fetchMetadata", on(d -> d.fetchMetadata(MetadataKind.TITLE, "", Set.of())));
        calls.put("fetchNeedsConsolidation", on(Domain::fetchNeedsConsolidation));
        calls.put("fetchNodeInfo", connection(Connection::fetchNodeInfo));
        calls.put("fetchQuestion", on(Domain::fetchQuestion));
        calls.put("fetchQuestions", connection(Connection::fetchQuestions));
        calls.put("fetchSchedulerParameters", on(d -> d.fetchSchedulerParameters(Set.of())));
        calls.put("fetchVcpuPlacement", on(d -> d.fetchVcpuPlacement(Set.of())));
        calls.put("setVcpuPlacement", on(d -> d.setVcpuPlacement(Set.of(0), Set.of())));
        calls.put("fetchNumaNodes", on(d -> d.fetchNumaNodes(Set.of())));
        calls.put("setNumaNodes", on(d -> d.setNumaNodes(Set.of(0), Set.of())));
        calls.put("fetchDiskTuning", on(d -> d.fetchDiskTuning(Set.of())));
        calls.put(
                "setDiskTuning",
                on(d -> d.setDiskTuning(List.of(DiskTuning.limiting("sda", 100)), Set.of())));
        calls.put("fetchOutboundLimit", on(d -> d.fetchOutboundLimit("4000", Set.of())));
        calls.put("setOutboundLimit", on(d -> d.setOutboundLimit("4000", 100, Set.of())));
        calls.put("fetchState", on(Domain::fetchState));
        calls.put(
                "fetchStatsOf",
                connection(c ->
                        c.fetchStatsOf(
                                EnumSet.allOf(DomainStatsGroup.class),
                                List.of(c.lookupByName("web")))));
        calls.put("fetchTime", on(Domain::fetchTime));
        calls.put("fetchVcpus", on(d -> d.fetchVcpus(Set.of())));
        calls.put("fetchNativeConfig", on(Domain::fetchNativeConfig));
        calls.put("fetchXml", on(d -> d.fetchXml(Set.of())));
        calls.put("injectNmi", on(Domain::injectNmi));
        calls.put(
                "listDomains",
                connection(
                        c -> c.listDomains(Set.of(DomainFilter.ACTIVE, DomainFilter.AUTOSTART))));
        calls.put("listInterfaces", connection(Connection::listInterfaces));
        calls.put("listNetworks", connection(c -> c.listNetworks(Set.of())));
        calls.put("listSnapshots", on(d -> d.listSnapshots(Set.of())));
        calls.put("visitOutline", connection(c -> c.visitOutline(_ -> {})));
        calls.put("visitInventory", connection(c -> c.visitInventory(_ -> {})));
        calls.put("lookupById", connection(c -> c.lookupById(1)));
        calls.put("lookupByName", connection(c -> c.lookupByName("web")));
        calls.put("lookupInterface", connection(c -> c.lookupInterface("vmk0")));
        calls.put("lookupInterfaceByMac", connection(FaultInjectionTest::lookupCard));
        calls.put("lookupNetwork", connection(c -> c.lookupNetwork("vSwitch0").fetchXml()));
        calls.put("lookupNetworkByUuid", connection(c -> c.lookupNetworkByUuid(SWITCH)));
        calls.put("lookupSnapshot", on(FaultInjectionTest::useSnapshot));
        calls.put("lookupByUuid", connection(c -> c.lookupByUuid(c.lookupByName("web").uuid())));
        calls.put("managedSave", on(Domain::managedSave));
        calls.put("abortJob", on(Domain::abortJob));
        calls.put("fetchEndedJob", on(Domain::fetchEndedJob));
        calls.put("fetchJob", on(Domain::fetchJob));
        calls.put("fetchSupportsMigration", connection(Connection::fetchSupportsMigration));
        calls.put(
                "migrate",
                connection(c -> c.lookupByName("web").migrate(c, MigrationOptions.DEFAULT)));
        calls.put(
                "migrateToUri",
                on(d -> d.migrateToUri("vpxmigr://127.0.0.1/a/b", MigrationOptions.DEFAULT)));
        calls.put(
                "relocate",
                on(d ->
                        d.relocate(
                                MigrationOptions.DEFAULT.withStorage(
                                        StorageTarget.of("datastore1")))));
        calls.put(
                "prepareMigration", connection(c -> c.prepareMigration(MigrationOptions.DEFAULT)));
        calls.put("openScreenshot", on(FaultInjectionTest::takeScreenshot));
        calls.put("pull", off(d -> pull(d, PullOptions.DEFAULT)));
        calls.put("pull, live", on(d -> pull(d, PullOptions.DEFAULT.with(PullFlag.LIVE))));
        calls.put("reboot", on(Domain::reboot));
        calls.put(
                "removeManagedSave",
                of(VirtualMachinePowerState.SUSPENDED, Domain::removeManagedSave));
        calls.put("rename", off(d -> d.rename("web2")).or("web2", "other"));
        calls.put("reset", on(Domain::reset));
        calls.put("resizeDisk", on(d -> d.resizeDisk("sda", 64L << 30)));
        calls.put("standby", on(Domain::standby));
        calls.put("wakeUp", of(VirtualMachinePowerState.SUSPENDED, Domain::wakeUp));
        calls.put("resume", of(VirtualMachinePowerState.SUSPENDED, Domain::resume));
        calls.put("sendKeys", on(d -> d.sendKeys(List.of(4))));
        calls.put("setAutostart", on(d -> d.setAutostart(true)));
        calls.put("setMaxMemory", off(d -> d.setMaxMemory(65536, Set.of())));
        calls.put("setMemory", on(d -> d.setMemory(8192, Set.of())));
        calls.put(
                "setMemoryParameters",
                on(d -> d.setMemoryParameters(d.fetchMemoryParameters(), Set.of())));
        calls.put(
                "setMetadata",
                off(d -> d.setMetadata(MetadataKind.TITLE, Optional.of("t"), "", "", Set.of())));
        calls.put(
                "setSchedulerParameters",
                on(d -> d.setSchedulerParameters(d.fetchSchedulerParameters(Set.of()), Set.of())));
        calls.put("setVcpus", off(d -> d.setVcpus(2, Set.of())));
        calls.put("shutdown", on(Domain::shutdown));
        calls.put("suspend", on(Domain::suspend));
        calls.put(
                "registerDomain",
                new Call(
                                VirtualMachinePowerState.POWERED_OFF,
                                FaultInjectionTest::register,
                                List.of())
                        .or("other"));
        calls.put("undefine", off(d -> d.undefine(Set.of())).or("other"));
        calls.put("updateDevice", off(d -> d.updateDevice(DRIVE, Set.of())));
        calls.putAll(storage());
        return calls;
    }

    private static final String SNAPSHOT = "<domainsnapshot><name>before</name></domainsnapshot>";

    /// The UUID that libvirt gives the first switch of a host.
    private static final UUID SWITCH = UUID.fromString("2f467347-8b4e-8655-e7d6-c4c3fb968009");

    /// Calls what a network can do.
    private static void useNetwork(Connection connection) {
        Network made =
                connection.defineNetwork(
                        "<network><name>n</name><portgroup name='a'/></network>", false);
        made.updatePortGroup(NetworkUpdate.ADD, "<portgroup name='b'/>");
        made.setAutostart(true);
        made.undefine();
    }

    private static void register(Connection connection) {
        connection.lookupByName("web").undefine(Set.of());
        connection.registerDomain("[datastore1] web/web.vmx", RegisterOptions.DEFAULT);
    }

    private static void lookupCard(Connection connection) {
        connection.lookupInterfaceByMac(connection.lookupInterface("vmnic0").mac());
    }

    private static void deleteAllSnapshots(Domain domain) {
        domain.createSnapshot(SNAPSHOT, Set.of());
        domain.deleteAllSnapshots();
    }

    /// Calls what a snapshot can do.
    private static void useSnapshot(Domain domain) {
        domain.createSnapshot(SNAPSHOT, Set.of());
        Snapshot snapshot = domain.lookupSnapshot("before");
        snapshot.fetchInfo();
        snapshot.fetchXml();
        snapshot.fetchSize();
        snapshot.rename("before", "it all");
        snapshot.listChildren(Set.of());
        snapshot.revert(Set.of(SnapshotRevertFlag.RUNNING));
        snapshot.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
    }

    private static Map<String, Call> storage() {
        Map<String, Call> calls = new TreeMap<>();
        calls.put("createStoragePool", connection(c -> c.createStoragePool(POOL)));
        calls.put("defineStoragePool", connection(c -> c.defineStoragePool(POOL)));
        calls.put("listStoragePools", connection(c -> c.listStoragePools(Set.of())));
        calls.put("lookupStoragePoolByName", connection(FaultInjectionTest::pool));
        calls.put(
                "lookupStoragePoolByUuid",
                connection(c -> c.lookupStoragePoolByUuid(pool(c).uuid())));
        calls.put("lookupVolumeByKey", connection(c -> c.lookupVolumeByKey(volume(c).fetchKey())));
        calls.put("lookupVolumeByPath", connection(FaultInjectionTest::volume));
        calls.put("StoragePool.create", connection(c -> pool(c).create()));
        calls.put("StoragePool.createVolume", connection(FaultInjectionTest::create));
        calls.put(
                "StoragePool.createVolumeFrom",
                connection(
                        c -> pool(c).createVolumeFrom(VOLUME, volume(c), VolumeOptions.DEFAULT)));
        calls.put("StoragePool.destroy", connection(c -> c.defineStoragePool(POOL).destroy()));
        calls.put("StoragePool.fetchInfo", connection(c -> again(pool(c)).fetchInfo()));
        calls.put("StoragePool.fetchXml", connection(c -> again(pool(c)).fetchXml()));
        calls.put("StoragePool.listVolumes", connection(c -> pool(c).listVolumes()));
        calls.put(
                "StoragePool.lookupVolume", connection(c -> pool(c).lookupVolume("web/web.vmdk")));
        calls.put("StoragePool.refresh", connection(c -> pool(c).refresh()));
        calls.put("StoragePool.setAutostart", connection(c -> pool(c).setAutostart(true)));
        calls.put("StoragePool.undefine", connection(c -> c.defineStoragePool(POOL).undefine()));
        calls.put("StorageVolume.delete", connection(c -> create(c).delete()));
        calls.put("StorageVolume.fetchInfo", connection(c -> create(c).fetchInfo()));
        calls.put("StorageVolume.fetchKey", connection(c -> volume(c).fetchKey()));
        calls.put("StorageVolume.fetchXml", connection(c -> volume(c).fetchXml()));
        calls.put("StorageVolume.download", connection(FaultInjectionTest::download));
        calls.put(
                "StorageVolume.openDownload",
                connection(c -> create(c).openDownload(VolumeRange.ALL, Set.of()).close()));
        calls.put("StorageVolume.openUpload", connection(FaultInjectionTest::send));
        calls.put("StorageVolume.upload", connection(FaultInjectionTest::upload));
        calls.put("StorageVolume.pool", connection(c -> volume(c).pool().fetchInfo()));
        calls.put("StorageVolume.resize", connection(c -> create(c).resize(4 << 20, Set.of())));
        calls.put("StorageVolume.wipe", connection(c -> create(c).wipe()));
        return calls;
    }

    private static StoragePool pool(Connection connection) {
        return connection.lookupStoragePoolByName("datastore1");
    }

    /// Asks once for what came with the lookup.
    private static StoragePool again(StoragePool pool) {
        pool.fetchInfo();
        return pool;
    }

    private static StorageVolume create(Connection connection) {
        return pool(connection).createVolume(VOLUME, VolumeOptions.DEFAULT);
    }

    private static void download(Connection connection) {
        StorageVolume volume = create(connection);
        inFile(file -> volume.download(file, TransferOptions.DEFAULT));
    }

    private static void upload(Connection connection) {
        StorageVolume volume = create(connection);
        inFile(file -> volume.upload(file, TransferOptions.DEFAULT));
    }

    private static void inFile(Consumer<Path> deed) {
        try {
            Path file = Files.createTempFile("vireo", "volume");
            try {
                Files.write(file, new byte[1 << 20]);
                deed.accept(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Connection connection) {
        try (UploadStream stream = create(connection).openUpload(VolumeRange.ALL, Set.of())) {
            stream.write(ByteBuffer.allocate(1 << 20));
            stream.finish();
        }
    }

    private static final String VOLUME =
            """
            <volume>
              <name>new/second.vmdk</name>
              <capacity unit='MiB'>1</capacity>
              <target><format type='vmdk'/></target>
            </volume>
            """;

    private static StorageVolume volume(Connection connection) {
        return connection.lookupVolumeByPath("[datastore1] web/web.vmdk");
    }

    private static final String POOL =
            """
            <pool type='netfs'>
              <name>share</name>
              <source><host name='nas'/><dir path='/export'/><format type='nfs'/></source>
            </pool>
            """;

    private static void fetchMaxVcpus(Connection connection) {
        connection.fetchMaxVcpus();
        connection.lookupByName("web").fetchMaxVcpus(Set.of());
    }

    private static void fetchLinkState(Domain domain) {
        String mac = domain.fetchInterfaceInfo().getFirst().mac().orElseThrow();
        domain.fetchLinkState(mac, Set.of());
    }

    private static void takeScreenshot(Domain domain) {
        try {
            domain.openScreenshot(0).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Pulls the first range of a disk.
    private static void pull(Domain domain, PullOptions options) {
        try {
            Path folder = Files.createTempDirectory("pull");
            try {
                domain.pull(
                        folder,
                        options.withConnections(1)
                                .with(PullFlag.IGNORE_SPACE)
                                .withProgress(_ -> Thread.currentThread().interrupt()));
            } finally {
                assertThat(Thread.interrupted() || folder.toFile().exists()).isTrue();
                try (var files = Files.list(folder)) {
                    files.forEach(file -> file.toFile().delete());
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void capture(Connection connection) {
        try {
            Path file = Files.createTempFile("capture", ".jsonl");
            try {
                connection.capture(file, CaptureOptions.anonymised());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final String DOCUMENT =
            """
            <domain type='vmware'>
              <name>new</name>
              <memory unit='KiB'>65536</memory>
              <vcpu>1</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <source file='[datastore1] new/new.vmdk'/>
                  <target dev='sda' bus='scsi'/>
                </disk>
              </devices>
            </domain>
            """;

    private static final String CARD =
            "<interface type='network'><source network='VM Network'/></interface>";

    private static final String DISK =
            """
            <disk type='file' device='disk'>
              <source file='[datastore1] web/web.vmdk'/>
              <target dev='sda' bus='scsi'/>
            </disk>
            """;

    private static final String DRIVE =
            "<disk type='block' device='cdrom'><source dev='/dev/cdrom'/><target dev='hda'/></disk>";

    private static final String VMX =
            """
            config.version = "8"
            virtualHW.version = "13"
            displayName = "new"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "/vmfs/volumes/datastore1/new/new.vmdk"
            """;

    /// Functions that ask a host nothing once they are called.
    private static final Set<String> LOCAL = Set.of("createStoragePool", "fetchSupportsMigration");

    /// Functions that ask the server nothing.
    static final Set<String> SILENT =
            Set.of(
                    "StoragePool.name",
                    "StoragePool.uuid",
                    "StorageVolume.name",
                    "StorageVolume.path",
                    "close",
                    "equals",
                    "hashCode",
                    "id",
                    "isEncrypted",
                    "isReadOnly",
                    "name",
                    "osType",
                    "statistics",
                    "toString",
                    "type",
                    "uri",
                    "uuid",
                    "version");

    private static void waitForEvents(Connection connection) {
        try (DomainEvents events = connection.events()) {
            events.next(Duration.ofMillis(20));
        }
    }

    @Test
    void knowsEveryFunction() {
        Set<String> known = new TreeSet<>(calls().keySet());
        known.addAll(SILENT);
        assertThat(functionsOfTheApi()).isSubsetOf(known);
    }

    /// Returns the names of all functions that connections, domains, pools and volumes have.
    static Set<String> functionsOfTheApi() {
        Set<String> functions = new TreeSet<>();
        for (Class<?> type : List.of(Connection.class, Domain.class)) {
            for (Method method : type.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    functions.add(method.getName());
                }
            }
        }
        for (Class<?> type : List.of(StoragePool.class, StorageVolume.class)) {
            for (Method method : type.getMethods()) {
                functions.add(type.getSimpleName() + "." + method.getName());
            }
        }
        return functions;
    }

    static Stream<String> functions() {
        return calls().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void survivesEveryFaultAtEveryRequest(String function) {
        Call call = Objects.requireNonNull(calls().get(function));
        List<String> problems = new ArrayList<>();
        int strikes = 0;
        for (var fault : FAULTS.entrySet()) {
            for (int request = 1; ; request++) {
                Outcome outcome = run(call, request, fault.getValue());
                outcome.problem()
                        .map(text -> fault.getKey() + " " + outcome.struck() + ": " + text)
                        .ifPresent(problems::add);
                strikes += outcome.struck().size();
                if (outcome.struck().isEmpty()) {
                    break;
                }
            }
        }
        assertThat(problems).as(function).isEmpty();
        assertThat(strikes > 0 || LOCAL.contains(function) || !isThere(call))
                .as("faults struck " + function)
                .isTrue();
    }

    /// Returns whether the driver has the function.
    private static boolean isThere(Call call) {
        try (Simulator simulator = simulator();
                Connection connection = connect(simulator)) {
            simulator.machine("web").powerState(call.state);
            call.deed.accept(connection);
            return true;
        } catch (VirtException e) {
            return e.code() != ErrorCode.NO_SUPPORT;
        }
    }

    @Test
    void survivesEveryFaultWhileConnecting() {
        List<String> problems = new ArrayList<>();
        for (var fault : FAULTS.entrySet()) {
            for (int request = 1; request <= 3; request++) {
                try (Simulator simulator = simulator()) {
                    simulator.control().rule(rule(request, fault.getValue()));
                    String failure = attempt(FaultInjectionTest::connectAndClose, simulator);
                    boolean nameless = request == LOGIN && NAMELESS.contains(fault.getKey());
                    if (!failure.isEmpty() || (!nameless && !simulator.leaks().isEmpty())) {
                        problems.add(
                                fault.getKey()
                                        + " "
                                        + request
                                        + ": "
                                        + failure
                                        + simulator.leaks());
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static String rule(int request, String fault) {
        return "{method: '*', nth: " + request + ", " + fault + "}";
    }

    private static void connectAndClose(Simulator simulator) {
        connect(simulator).close();
    }

    /// What came of a run.
    ///
    /// @param struck the request that went wrong, empty if there were not so many
    /// @param problem what is wrong with that
    private record Outcome(List<String> struck, Optional<String> problem) {}

    private static Outcome run(Call call, int request, String fault) {
        try (Simulator simulator = simulator()) {
            simulator.machine("web").powerState(call.state);
            String names = names(simulator);
            long start = System.nanoTime();
            String failure = "";
            List<String> struck;
            try (Connection connection = connect(simulator)) {
                simulator.control().rule(rule(request, fault));
                failure = attempt(call.deed, connection);
                if (failure.isEmpty() && simulator.filterCount() > 0) {
                    failure = "it left " + simulator.leaks();
                }
                struck = simulator.control().fired().stream().map(fired -> fired.method()).toList();
                simulator.control().clear(); // the logout arrives
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            return new Outcome(
                    struck,
                    problem(
                            simulator,
                            failure,
                            time,
                            List.of(names, call.after().stream().sorted().toList().toString())));
        }
    }

    private static Optional<String> problem(
            Simulator simulator, String failure, Duration time, List<String> names) {
        if (!failure.isEmpty()) {
            return Optional.of(failure);
        }
        if (time.compareTo(LIMIT) > 0) {
            return Optional.of("it took " + time);
        }
        List<String> leaks = lastingLeaks(simulator);
        if (!leaks.isEmpty()) {
            return Optional.of("it left " + leaks);
        }
        return names.contains(names(simulator))
                ? Optional.empty()
                : Optional.of("machines are now " + names(simulator));
    }

    /// Returns what is left when the server has had time to notice that the client hung up.
    private static List<String> lastingLeaks(Simulator simulator) {
        long end = System.nanoTime() + NOTICING.toNanos();
        while (!simulator.leaks().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return simulator.leaks();
    }

    private static String names(Simulator simulator) {
        return simulator.machines().stream()
                .map(machine -> machine.name())
                .sorted()
                .toList()
                .toString();
    }

    /// Calls the function.
    ///
    /// @return what is wrong with how it failed, nothing if it failed as it should or did not fail
    static <T> String attempt(Consumer<T> deed, T target) {
        try {
            deed.accept(target);
            return "";
        } catch (VirtException e) {
            String text = String.valueOf(e.getMessage());
            boolean good =
                    !text.isBlank()
                            && text.lines().count() == 1
                            && !text.contains("Exception")
                            && !text.contains(PASSWORD);
            return good ? "" : "it says '" + text + "'";
        } catch (RuntimeException e) {
            return "it throws " + e;
        }
    }

    private static Simulator simulator() {
        return Simulator.builder()
                .credentials("root", PASSWORD)
                .machine("web")
                .machine("other")
                .start();
    }

    private static Connection connect(Simulator simulator) {
        return Connection.open(
                new ConnectRequest(
                                ConnectUri.parse(
                                        "esx://root@127.0.0.1:"
                                                + simulator.port()
                                                + "/?transport=http"),
                                _ -> Optional.of(new Credentials("root", PASSWORD)),
                                false)
                        .withTaskTimeout(LIMIT));
    }
}
