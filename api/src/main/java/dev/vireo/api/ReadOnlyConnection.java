package dev.vireo.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// A connection whose domains refuse changes, whatever the driver.
record ReadOnlyConnection(Connection target) implements Connection, ReadOnlyStorage {
    @Override
    public ConnectUri uri() {
        return target.uri();
    }

    @Override
    public String type() {
        return target.type();
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Version version() {
        return target.version();
    }

    @Override
    public String fetchHostname() {
        return target.fetchHostname();
    }

    @Override
    public NodeInfo fetchNodeInfo() {
        return target.fetchNodeInfo();
    }

    @Override
    public long fetchFreeMemory() {
        return target.fetchFreeMemory();
    }

    @Override
    public List<DomainListing> listDomains(Set<DomainFilter> filters) {
        return target.listDomains(filters).stream()
                .map(row -> new DomainListing(new ReadOnlyDomain(row.domain()), row.state()))
                .toList();
    }

    @Override
    public Domain lookupById(int id) {
        return new ReadOnlyDomain(target.lookupById(id));
    }

    @Override
    public Domain lookupByName(String name) {
        return new ReadOnlyDomain(target.lookupByName(name));
    }

    @Override
    public Domain lookupByUuid(UUID uuid) {
        return new ReadOnlyDomain(target.lookupByUuid(uuid));
    }

    @Override
    public List<DomainQuestion> fetchQuestions() {
        return target.fetchQuestions();
    }

    @Override
    public String fetchCapabilities() {
        return target.fetchCapabilities();
    }

    @Override
    public String fetchSystemInformation() {
        return target.fetchSystemInformation();
    }

    @Override
    public double fetchCpuUtilization() {
        return target.fetchCpuUtilization();
    }

    @Override
    public List<NodeDevice> fetchNodeDevices() {
        return target.fetchNodeDevices();
    }

    @Override
    public String fetchDomainCapabilities(String arch, String machine, String type) {
        return target.fetchDomainCapabilities(arch, machine, type);
    }

    @Override
    public NodeMemory fetchNodeMemory() {
        return target.fetchNodeMemory();
    }

    @Override
    public int fetchMaxVcpus() {
        return target.fetchMaxVcpus();
    }

    @Override
    public List<DomainStats> fetchDomainStats(
            Set<DomainStatsGroup> groups, Set<DomainFilter> filters) {
        return readOnly(target.fetchDomainStats(groups, filters));
    }

    @Override
    public List<DomainStats> fetchStatsOf(Set<DomainStatsGroup> groups, List<Domain> domains) {
        return readOnly(
                target.fetchStatsOf(
                        groups, domains.stream().map(ReadOnlyConnection::changeable).toList()));
    }

    @Override
    public DomainEvents events() {
        return target.events();
    }

    private static Domain changeable(Domain domain) {
        return domain instanceof ReadOnlyDomain readOnly ? readOnly.target() : domain;
    }

    private static List<DomainStats> readOnly(List<DomainStats> all) {
        return all.stream()
                .map(one -> new DomainStats(new ReadOnlyDomain(one.domain()), one.values()))
                .toList();
    }

    @Override
    public void visitInventory(Consumer<InventoryItem> visitor) {
        target.visitInventory(visitor);
    }

    @Override
    public void visitOutline(Consumer<InventoryItem> visitor) {
        target.visitOutline(visitor);
    }

    @Override
    public List<HostInterface> listInterfaces() {
        return target.listInterfaces();
    }

    @Override
    public HostInterface lookupInterface(String name) {
        return target.lookupInterface(name);
    }

    @Override
    public HostInterface lookupInterfaceByMac(String mac) {
        return target.lookupInterfaceByMac(mac);
    }

    @Override
    public List<Network> listNetworks(Set<NetworkFilter> filters) {
        return target.listNetworks(filters).stream().<Network>map(ReadOnlyNetwork::new).toList();
    }

    @Override
    public Network lookupNetwork(String name) {
        return new ReadOnlyNetwork(target.lookupNetwork(name));
    }

    @Override
    public Network lookupNetworkByUuid(UUID uuid) {
        return new ReadOnlyNetwork(target.lookupNetworkByUuid(uuid));
    }

    @Override
    public Network defineNetwork(String xml, boolean validate) {
        throw ReadOnlyDomain.refused("virNetworkDefineXML");
    }

    @Override
    public boolean fetchSupportsMigration() {
        return target.fetchSupportsMigration();
    }

    @Override
    public MigrationTarget prepareMigration(MigrationOptions options) {
        throw ReadOnlyDomain.refused("virDomainMigrate3");
    }

    @Override
    public Domain defineXml(String xml, DefineOptions options) {
        throw ReadOnlyDomain.refused(
                options.validate() ? "virDomainDefineXMLFlags" : "virDomainDefineXML");
    }

    @Override
    public Domain registerDomain(String path, RegisterOptions options) {
        throw ReadOnlyDomain.refused("registerDomain");
    }

    @Override
    public String domainXmlFromNative(String format, String config) {
        throw ReadOnlyDomain.refused("virConnectDomainXMLFromNative");
    }

    @Override
    public String domainXmlToNative(String format, String document) {
        throw ReadOnlyDomain.refused("virConnectDomainXMLToNative");
    }

    @Override
    public boolean isEncrypted() {
        return target.isEncrypted();
    }

    @Override
    public boolean fetchIsAlive() {
        return target.fetchIsAlive();
    }

    @Override
    public long capture(Path file, CaptureOptions options) {
        return target.capture(file, options);
    }

    @Override
    public Statistics statistics() {
        return target.statistics();
    }

    @Override
    public void close() {
        target.close();
    }
}
