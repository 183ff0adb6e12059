package dev.vireo.driver.esx;

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
import dev.vireo.api.NodeDevice;
import dev.vireo.api.NodeInfo;
import dev.vireo.api.NodeMemory;
import dev.vireo.api.RegisterOptions;
import dev.vireo.api.Statistics;
import dev.vireo.api.Version;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.QueryConfigOptionDescriptorRequest;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A connection to a host, or to the hosts of a part of a vCenter.
final class EsxConnection
        implements Connection,
                HostInterfaces,
                HostInventory,
                HostMigration,
                HostNetworks,
                HostStorage {
    private static final List<String> IDENTITY =
            List.of(
                    VirtualMachines.NAME,
                    VirtualMachines.POWER_STATE,
                    VirtualMachines.UUID_TEXT,
                    VirtualMachines.SUMMARY_UUID_TEXT);
    private static final List<String> LOOKUP =
            Stream.concat(IDENTITY.stream(), Stream.of(Facts.QUESTION, Facts.RECENT_TASK)).toList();

    private final ConnectUri uri;
    private final boolean encrypted;
    private final boolean readOnly;
    private final EsxSession session;
    private final Scope scope;
    private final HostsInScope hosts;
    private final Version version;

    EsxConnection(
            ConnectUri uri,
            boolean encrypted,
            boolean readOnly,
            EsxSession session,
            Scope scope,
            Version version) {
        this.uri = uri;
        this.encrypted = encrypted;
        this.readOnly = readOnly;
        this.session = session;
        this.scope = scope;
        this.hosts = new HostsInScope(session, scope);
        this.version = version;
    }

    @Override
    public HostsInScope hosts() {
        return hosts;
    }

    @Override
    public ConnectUri uri() {
        return uri;
    }

    @Override
    public String type() {
        return "ESX";
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Version version() {
        return version;
    }

    @Override
    public String fetchHostname() {
        return HostFigures.hostname(
                hosts.fetchOne("name", HostFigures.HOST_NAME, HostFigures.DOMAIN_NAME));
    }

    @Override
    public NodeInfo fetchNodeInfo() {
        return HostFigures.nodeInfo(
                hosts.fetchOne(
                        "hardware",
                        HostFigures.HZ,
                        HostFigures.CORES,
                        HostFigures.PACKAGES,
                        HostFigures.THREADS,
                        HostFigures.MEMORY,
                        HostFigures.NODES,
                        HostFigures.MODEL));
    }

    @Override
    public long fetchFreeMemory() {
        return hosts.fetch(HostFigures.MEMORY, HostFigures.MEMORY_USAGE).stream()
                .mapToLong(HostFigures::freeMemory)
                .sum();
    }

    @Override
    public int fetchMaxVcpus() {
        // what a domain may have wherever in the scope it runs
        return Math.toIntExact(
                hosts.fetch(Properties.MAX_CPUS).stream()
                        .mapToLong(row -> row.requireNumber(Properties.MAX_CPUS))
                        .min()
                        .orElseThrow());
    }

    @Override
    public StorageSite storage() {
        return new StorageSite(session, scope, uri.scheme().equals("esx"));
    }

    @Override
    public String fetchCapabilities() {
        List<Row> rows =
                session.rows(
                        scope.hostAndResource(HostDescription.PATHS, HostDescription.BROWSER),
                        "the host");
        Row host = hosts.one("capabilities", rows);
        return HostDescription.of(host, machineTypes(rows)).toXml();
    }

    private List<VirtualMachineConfigOptionDescriptor> machineTypes(List<Row> rows) {
        return rows.stream()
                .flatMap(row ->
                        row.find(HostDescription.BROWSER, ManagedObjectReference.class).stream())
                .findFirst()
                .map(browser ->
                        session.call(
                                QueryConfigOptionDescriptorRequest.builder(browser).build(),
                                "read the machine types of",
                                "the host"))
                .orElse(List.of());
    }

    @Override
    public String fetchSystemInformation() {
        return HostInformation.of(
                        hosts.fetchOne(
                                "firmware",
                                HostInformation.BIOS,
                                HostInformation.SYSTEM,
                                HostDescription.CPU_PACKAGES))
                .toXml();
    }

    @Override
    public String fetchDomainCapabilities(String arch, String machine, String type) {
        List<Row> rows =
                session.rows(
                        scope.hostAndResource(
                                List.of(Properties.MAX_CPUS), HostDescription.BROWSER),
                        "the host");
        int most =
                Math.toIntExact(
                        hosts.one("machine types", rows).requireNumber(Properties.MAX_CPUS));
        List<String> machines = HostDescription.machines(machineTypes(rows));
        return GuestChoices.of(machines, most, arch, machine, type).toXml();
    }

    @Override
    public List<NodeDevice> fetchNodeDevices() {
        return HostDevices.of(
                hosts.fetchOne(
                        "devices",
                        HostDevices.PCI_DEVICES,
                        HostInformation.SYSTEM,
                        HostInformation.BIOS));
    }

    @Override
    public double fetchCpuUtilization() {
        return HostFigures.cpuUtilization(
                hosts.fetch(HostFigures.HZ, HostFigures.CORES, HostFigures.CPU_USAGE));
    }

    @Override
    public NodeMemory fetchNodeMemory() {
        return HostFigures.memory(hosts.fetch(HostFigures.MEMORY, HostFigures.MEMORY_USAGE));
    }

    @Override
    public List<DomainListing> listDomains(Set<DomainFilter> filters) {
        if (VirtualMachines.isNever(filters)) {
            return List.of();
        }
        List<Row> rows = session.rows(listing(filters, List.of()), "the domains");
        return matching(filters, rows).stream()
                .map(row -> new DomainListing(domain(row), VirtualMachines.state(row)))
                .toList();
    }

    private EsxDomain domain(Row row) {
        return new EsxDomain(new Machine(session, scope, row, null));
    }

    private static List<Row> matching(Set<DomainFilter> filters, List<Row> rows) {
        List<HostAutoStartManagerConfig> autostart =
                rows.stream()
                        .flatMap(row ->
                                row
                                        .find(
                                                VirtualMachines.AUTO_START,
                                                HostAutoStartManagerConfig.class)
                                        .stream())
                        .toList();
        return rows.stream()
                .filter(row ->
                        row.isType(Scope.MACHINE)
                                && VirtualMachines.passes(filters, row, autostart))
                .toList();
    }

    @Override
    public List<DomainStats> fetchDomainStats(
            Set<DomainStatsGroup> groups, Set<DomainFilter> filters) {
        if (VirtualMachines.isNever(filters)) {
            return List.of();
        }
        return new DomainStatistics(session, groups)
                .fetch(
                        paths -> listing(filters, paths),
                        rows -> matching(filters, rows),
                        this::domain);
    }

    @Override
    public List<DomainStats> fetchStatsOf(Set<DomainStatsGroup> groups, List<Domain> domains) {
        if (domains.isEmpty()) {
            return List.of();
        }
        Map<ManagedObjectReference, EsxDomain> own = new LinkedHashMap<>();
        for (Domain domain : domains) {
            if (!(domain instanceof EsxDomain esx) || esx.machine().session() != session) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "domain '" + domain.name() + "' is of another connection");
            }
            own.put(esx.machine().reference(), esx);
        }
        return new DomainStatistics(session, groups)
                .fetch(
                        paths -> Scope.machines(List.copyOf(own.keySet()), paths),
                        rows -> domains.stream().map(domain -> row(domain, rows)).toList(),
                        row -> Objects.requireNonNull(own.get(row.object())));
    }

    @Override
    public DomainEvents events() {
        return new MachineEvents(session, session.watchEvents(scope.root()));
    }

    private static Row row(Domain domain, List<Row> rows) {
        Machine machine = ((EsxDomain) domain).machine();
        return machine.own(rows);
    }

    private PropertyFilterSpec listing(Set<DomainFilter> filters, List<String> more) {
        Set<String> ofMachines = new LinkedHashSet<>(IDENTITY);
        ofMachines.addAll(more);
        if (filters.contains(DomainFilter.HAS_SNAPSHOT)
                || filters.contains(DomainFilter.NO_SNAPSHOT)) {
            ofMachines.add(VirtualMachines.SNAPSHOT);
        }
        boolean autostart =
                filters.contains(DomainFilter.AUTOSTART)
                        || filters.contains(DomainFilter.NO_AUTOSTART);
        return scope.virtualMachines(
                List.copyOf(ofMachines),
                autostart ? List.of(VirtualMachines.AUTO_START) : List.of());
    }

    @Override
    public List<DomainQuestion> fetchQuestions() {
        List<String> wanted = Stream.concat(IDENTITY.stream(), Stream.of(Facts.QUESTION)).toList();
        List<DomainQuestion> questions = new ArrayList<>();
        for (Row row : session.rows(scope.virtualMachines(wanted, List.of()), "the domains")) {
            row.find(Facts.QUESTION, VirtualMachineQuestionInfo.class)
                    .map(Asker.of(row)::question)
                    .ifPresent(questions::add);
        }
        return List.copyOf(questions);
    }

    @Override
    public Domain lookupById(int id) {
        return lookup(row -> VirtualMachines.id(row).equals(OptionalInt.of(id)), "ID " + id);
    }

    @Override
    public Domain lookupByName(String name) {
        return lookup(
                row -> !name.isEmpty() && VirtualMachines.name(row).equals(name),
                "name '" + name + "'");
    }

    @Override
    public Domain lookupByUuid(UUID uuid) {
        return lookup(
                row -> VirtualMachines.hasUuid(row) && VirtualMachines.uuid(row).equals(uuid),
                "UUID '" + uuid + "'");
    }

    /// One request, whatever is looked for: the names of a host's machines are cheaper than a
    /// second round trip. It brings along what an operation wants to know first.
    private Domain lookup(Predicate<Row> wanted, String what) {
        List<Row> found =
                session.rows(scope.virtualMachines(LOOKUP, List.of()), "the domains").stream()
                        .filter(row -> row.isType(Scope.MACHINE) && wanted.test(row))
                        .toList();
        if (found.size() > 1) {
            throw new Namesakes(session, found).refusal(what);
        }
        if (found.isEmpty()) {
            throw new VirtException(ErrorCode.NO_DOMAIN, "No domain with " + what);
        }
        return new EsxDomain(machine(found.getFirst()));
    }

    @Override
    public String domainXmlFromNative(String format, String config) {
        return nativeConversion().toDocument(format, config);
    }

    @Override
    public String domainXmlToNative(String format, String document) {
        return nativeConversion().toConfig(format, document);
    }

    private NativeConversion nativeConversion() {
        return new NativeConversion(
                HostFileNames.of(session, scope, "[?] ?"),
                HardwareVersion.ofNew(version, uri.scheme().equals("gsx")));
    }

    @Override
    public Domain defineXml(String xml, DefineOptions options) {
        DomainDefinition wanted = DefinedDocument.read(xml, options.validate());
        String name = wanted.name().orElse("");
        List<Row> rows = session.rows(scope.virtualMachines(LOOKUP, List.of()), "the domains");
        Optional<Row> known =
                rows.stream()
                        .filter(row -> VirtualMachines.uuid(row).equals(wanted.uuid()))
                        .findFirst();
        for (Row row : rows) {
            if (VirtualMachines.name(row).equals(name) && !known.equals(Optional.of(row))) {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        "domain '"
                                + name
                                + "' already exists with uuid "
                                + VirtualMachines.uuid(row));
            }
        }
        if (known.isPresent()) {
            return new DomainEditor(machine(known.get())).edit(wanted);
        }
        return new DomainMaker(session, scope, version, uri.scheme().equals("gsx"))
                .make(wanted, options);
    }

    @Override
    public Domain registerDomain(String path, RegisterOptions options) {
        return new DomainRegistration(session, scope).register(path, options);
    }

    private Machine machine(Row row) {
        return new Machine(session, scope, row, Facts.of(row, List.of()));
    }

    @Override
    public boolean isEncrypted() {
        return encrypted;
    }

    @Override
    public boolean fetchIsAlive() {
        return session.isAlive();
    }

    @Override
    public long capture(Path file, CaptureOptions options) {
        return session.capture(file, options);
    }

    @Override
    public Statistics statistics() {
        Statistics own = session.statistics();
        return scope.vcenter().map(vcenter -> own.plus(vcenter.statistics())).orElse(own);
    }

    @Override
    public void close() {
        session.close();
        scope.vcenter().ifPresent(ManagingVcenter::close);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
