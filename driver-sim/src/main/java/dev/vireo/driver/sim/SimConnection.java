package dev.vireo.driver.sim;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainEvents;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainListing;
import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainStats;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.api.HostInterface;
import dev.vireo.api.InventoryItem;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationTarget;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkFilter;
import dev.vireo.api.NodeDevice;
import dev.vireo.api.NodeInfo;
import dev.vireo.api.NodeMemory;
import dev.vireo.api.RegisterOptions;
import dev.vireo.api.Statistics;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolFilter;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.Version;
import dev.vireo.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// A connection of the ESX driver that owns the simulator behind it.
final class SimConnection implements Connection {
    private final ConnectUri uri;
    private final Connection connection;
    private final Simulator simulator;

    SimConnection(ConnectUri uri, Connection connection, Simulator simulator) {
        this.uri = uri;
        this.connection = connection;
        this.simulator = simulator;
    }

    @Override
    public ConnectUri uri() {
        return uri;
    }

    @Override
    public String type() {
        return connection.type();
    }

    @Override
    public boolean isReadOnly() {
        return connection.isReadOnly();
    }

    @Override
    public Version version() {
        return connection.version();
    }

    @Override
    public String fetchHostname() {
        return connection.fetchHostname();
    }

    @Override
    public NodeInfo fetchNodeInfo() {
        return connection.fetchNodeInfo();
    }

    @Override
    public long fetchFreeMemory() {
        return connection.fetchFreeMemory();
    }

    @Override
    public List<DomainListing> listDomains(Set<DomainFilter> filters) {
        return connection.listDomains(filters);
    }

    @Override
    public List<DomainStats> fetchDomainStats(
            Set<DomainStatsGroup> groups, Set<DomainFilter> filters) {
        return connection.fetchDomainStats(groups, filters);
    }

    @Override
    public List<DomainStats> fetchStatsOf(Set<DomainStatsGroup> groups, List<Domain> domains) {
        return connection.fetchStatsOf(groups, domains);
    }

    @Override
    public DomainEvents events() {
        return connection.events();
    }

    @Override
    public List<DomainQuestion> fetchQuestions() {
        return connection.fetchQuestions();
    }

    @Override
    public String fetchCapabilities() {
        return connection.fetchCapabilities();
    }

    @Override
    public String fetchSystemInformation() {
        return connection.fetchSystemInformation();
    }

    @Override
    public double fetchCpuUtilization() {
        return connection.fetchCpuUtilization();
    }

    @Override
    public List<NodeDevice> fetchNodeDevices() {
        return connection.fetchNodeDevices();
    }

    @Override
    public String fetchDomainCapabilities(String arch, String machine, String type) {
        return connection.fetchDomainCapabilities(arch, machine, type);
    }

    @Override
    public NodeMemory fetchNodeMemory() {
        return connection.fetchNodeMemory();
    }

    @Override
    public int fetchMaxVcpus() {
        return connection.fetchMaxVcpus();
    }

    @Override
    public void visitInventory(Consumer<InventoryItem> visitor) {
        connection.visitInventory(visitor);
    }

    @Override
    public void visitOutline(Consumer<InventoryItem> visitor) {
        connection.visitOutline(visitor);
    }

    @Override
    public List<HostInterface> listInterfaces() {
        return connection.listInterfaces();
    }

    @Override
    public HostInterface lookupInterface(String name) {
        return connection.lookupInterface(name);
    }

    @Override
    public HostInterface lookupInterfaceByMac(String mac) {
        return connection.lookupInterfaceByMac(mac);
    }

    @Override
    public List<Network> listNetworks(Set<NetworkFilter> filters) {
        return connection.listNetworks(filters);
    }

    @Override
    public Network lookupNetwork(String name) {
        return connection.lookupNetwork(name);
    }

    @Override
    public Network lookupNetworkByUuid(UUID uuid) {
        return connection.lookupNetworkByUuid(uuid);
    }

    @Override
    public Network defineNetwork(String xml, boolean validate) {
        return connection.defineNetwork(xml, validate);
    }

    @Override
    public boolean fetchSupportsMigration() {
        return connection.fetchSupportsMigration();
    }

    @Override
    public MigrationTarget prepareMigration(MigrationOptions options) {
        return connection.prepareMigration(options);
    }

    @Override
    public Domain defineXml(String xml, DefineOptions options) {
        return connection.defineXml(xml, options);
    }

    @Override
    public Domain registerDomain(String path, RegisterOptions options) {
        return connection.registerDomain(path, options);
    }

    @Override
    public Domain lookupById(int id) {
        return connection.lookupById(id);
    }

    @Override
    public Domain lookupByName(String name) {
        return connection.lookupByName(name);
    }

    @Override
    public Domain lookupByUuid(UUID uuid) {
        return connection.lookupByUuid(uuid);
    }

    @Override
    public String domainXmlFromNative(String format, String config) {
        return connection.domainXmlFromNative(format, config);
    }

    @Override
    public String domainXmlToNative(String format, String document) {
        return connection.domainXmlToNative(format, document);
    }

    @Override
    public List<StoragePoolListing> listStoragePools(Set<StoragePoolFilter> filters) {
        return connection.listStoragePools(filters);
    }

    @Override
    public StoragePool lookupStoragePoolByName(String name) {
        return connection.lookupStoragePoolByName(name);
    }

    @Override
    public StoragePool lookupStoragePoolByUuid(UUID uuid) {
        return connection.lookupStoragePoolByUuid(uuid);
    }

    @Override
    public StoragePool defineStoragePool(String xml) {
        return connection.defineStoragePool(xml);
    }

    @Override
    public StoragePool createStoragePool(String xml) {
        return connection.createStoragePool(xml);
    }

    @Override
    public StorageVolume lookupVolumeByKey(String key) {
        return connection.lookupVolumeByKey(key);
    }

    @Override
    public StorageVolume lookupVolumeByPath(String path) {
        return connection.lookupVolumeByPath(path);
    }

    @Override
    public boolean isEncrypted() {
        return connection.isEncrypted();
    }

    @Override
    public boolean fetchIsAlive() {
        return connection.fetchIsAlive();
    }

    @Override
    public long capture(Path file, CaptureOptions options) {
        return connection.capture(file, options);
    }

    @Override
    public Statistics statistics() {
        return connection.statistics();
    }

    /// Logs out, then stops the simulator.
    @Override
    public void close() {
        connection.close();
        simulator.close();
    }
}
