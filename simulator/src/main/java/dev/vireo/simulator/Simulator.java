package dev.vireo.simulator;

import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.http.HttpEndpoint;
import dev.vireo.simulator.inventory.EsxModel;
import dev.vireo.simulator.inventory.Identities;
import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.InventoryModel;
import dev.vireo.simulator.inventory.MachinePlan;
import dev.vireo.simulator.inventory.SavedInventory;
import dev.vireo.simulator.inventory.ServerReport;
import dev.vireo.simulator.inventory.Sessions;
import dev.vireo.simulator.inventory.StateKeeper;
import dev.vireo.simulator.inventory.VcenterModel;
import dev.vireo.simulator.scenario.Scenario;
import dev.vireo.simulator.scenario.ScenarioFile;
import dev.vireo.simulator.state.FolderLock;
import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.simulator.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A simulated ESX host or vCenter that serves the VI API over HTTP on the loopback interface.
///
/// ```java
/// try (Simulator simulator = Simulator.builder().machine("web", m -> m.cpus(2)).start()) {
///     // http://127.0.0.1:PORT/sdk, user root, password simulator.password()
/// }
/// ```
public final class Simulator implements AutoCloseable {
    private static final Duration LAST_REPLY = Duration.ofMillis(200);

    private final Inventory inventory;
    private final Timer timer;
    private final HttpEndpoint endpoint;
    private final SimulatorClock clock;
    private final RequestCounts requests = new RequestCounts();
    private final SimulatorControl control;
    private final Leaks leaks;
    private final Optional<HttpEndpoint> controlPort;
    private final Optional<HostServers> hostServers;
    private final Optional<ServerCertificate> certificate;
    private final Supplier<String> saved;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String user;
    private final String password;
    private final String host;
    private final String controlHost;
    private final boolean tls;

    private Simulator(Builder builder) {
        this.user = builder.user;
        this.password = builder.password;
        this.host = builder.host;
        this.controlHost = builder.control.map(ListenAddress::host).orElse("");
        this.tls = builder.tls.isPresent() || builder.ownCertificate;
        this.timer = new Timer();
        this.clock = new SimulatorClock(builder.clock);
        Optional<ScenarioFile> scenario = builder.scenario.map(Supplier::get);
        scenario.ifPresent(clock::apply); // before anything asks what time it is
        Builder.Origin origin = builder.origin();
        this.inventory = builder.inventory(origin, timer, clock);
        this.saved =
                () ->
                        SavedInventory.text(
                                origin.seed(),
                                origin.model(),
                                inventory,
                                builder.bare(origin, timer, clock));
        Scenario rules = new Scenario(builder.seed, clock);
        this.control = new SimulatorControl(inventory, requests, rules, clock);
        scenario.ifPresent(control::apply);
        this.certificate =
                builder.ownCertificate
                        ? Optional.of(ServerCertificate.make(hostName(host), clock.instant()))
                        : Optional.empty();
        this.leaks = new Leaks(new ServerReport(inventory));
        SoapService service = new SoapService(inventory, control, leaks, tls);
        this.endpoint =
                HttpEndpoint.open(
                        host,
                        builder.port,
                        certificate.map(ServerCertificate::context).or(() -> builder.tls),
                        builder.compress,
                        service::answer);
        this.hostServers =
                builder.hostServers
                        ? Optional.of(HostServers.open(inventory, control, clock.instant()))
                        : Optional.empty();
        this.controlPort = builder.control.map(this::openControl);
    }

    private HttpEndpoint openControl(ListenAddress address) {
        ServerReport report = new ServerReport(inventory);
        ControlService service =
                new ControlService(
                        this, report, address.host(), HttpEndpoint.isLoopback(address.host()));
        try {
            return HttpEndpoint.open(
                    address.host(), address.port(), Optional.empty(), false, service::answer);
        } catch (UncheckedIOException e) {
            stop();
            throw e;
        }
    }

    /// Returns a name under which clients on this machine reach an interface.
    private static String hostName(String host) {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    /// Describes a simulator to start: an ESX host without machines unless told otherwise.
    ///
    /// @return a builder
    public static Builder builder() {
        return new Builder();
    }

    /// Returns the address of the SOAP endpoint.
    ///
    /// @return for example `http://127.0.0.1:49152/sdk`
    public URI url() {
        return uri(tls ? "https" : "http", host, endpoint, "/sdk");
    }

    /// Returns where libvirt's and Vireo's drivers connect to, for `Connection.open` or `virsh -c`:
    /// the host or, in a vCenter, the first one.
    ///
    /// @return for example `esx://root@127.0.0.1:49152/?transport=http`; the certificate is not
    ///   verified there
    public String connectUri() {
        return (hostPath().isEmpty() ? "esx" : "vpx")
                + "://"
                + URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20")
                + "@"
                + url().getRawAuthority()
                + hostPath().orElse("/")
                + (tls ? "?no_verify=1" : "?transport=http");
    }

    private static URI uri(String scheme, String host, HttpEndpoint endpoint, String path) {
        String name = hostName(host);
        String shown = name.contains(":") ? "[" + name + "]" : name;
        return URI.create(scheme + "://" + shown + ":" + endpoint.port() + path);
    }

    /// Returns the address of the control port.
    ///
    /// @return for example `http://127.0.0.1:49153`, empty if there is none
    public Optional<URI> controlUrl() {
        return controlPort.map(port -> uri("http", controlHost, port, ""));
    }

    /// Returns the certificate that [Builder#tls()] made.
    ///
    /// @return PEM, as `curl --cacert` takes it, empty without that
    public Optional<String> certificate() {
        return certificate.map(ServerCertificate::pem);
    }

    /// Returns the digest of the certificate that [Builder#tls()] made.
    ///
    /// @param algorithm `SHA-1` or `SHA-256`
    /// @return pairs of hexadecimal digits with colons between them, empty without that certificate
    public Optional<String> thumbprint(String algorithm) {
        return certificate.map(made -> made.thumbprint(algorithm));
    }

    /// Returns the port.
    ///
    /// @return the port this simulator listens on
    public int port() {
        return endpoint.port();
    }

    /// Returns the user who may log in.
    ///
    /// @return the name
    public String user() {
        return user;
    }

    /// Returns the password.
    ///
    /// @return the password of [#user()]
    public String password() {
        return password;
    }

    /// Returns the counters of requests.
    ///
    /// @return the live counters
    public RequestCounts requests() {
        return requests;
    }

    /// Returns what makes this simulator misbehave.
    ///
    /// @return the control
    public SimulatorControl control() {
        return control;
    }

    /// Returns the clock.
    ///
    /// @return the clock that this simulator goes by
    public SimulatorClock clock() {
        return clock;
    }

    /// Returns the path of the first host of a vCenter, as `vpx://` URIs have it, with names
    /// escaped where they have to be.
    ///
    /// @return for example `/DC0/DC0_H0`, empty for an ESX host
    public Optional<String> hostPath() {
        return inventory.locked(inventory::hostPath);
    }

    /// Returns the virtual machines.
    ///
    /// @return all of them, in the server's order
    public List<SimulatedMachine> machines() {
        return inventory.machines().stream()
                .map(machine -> new SimulatedMachine(inventory, machine))
                .toList();
    }

    /// Finds a virtual machine.
    ///
    /// @param name its name as people see it
    /// @return the machine
    /// @throws IllegalArgumentException if there is none of this name
    public SimulatedMachine machine(String name) {
        return machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no machine is called " + name));
    }

    /// Returns what the hosts of a vCenter have been asked themselves, see [Builder#hostServers()].
    ///
    /// @return the requests in the order in which they were answered
    public List<HostRequest> hostRequests() {
        return hostServers.map(HostServers::requests).orElse(List.of());
    }

    /// Has all hosts stop to listen, see [Builder#hostServers()]. The vCenter does not notice.
    public void stopHosts() {
        hostServers.ifPresent(HostServers::close);
    }

    /// Has the vCenter tell thumbprints of certificates that its hosts do not have any more.
    public void forgetHostCertificates() {
        hostServers.ifPresent(HostServers::forgetCertificates);
    }

    /// Counts the sessions that are logged in.
    ///
    /// @return the number at this moment
    public int sessionCount() {
        return inventory.locked(() -> inventory.sessions().all().size());
    }

    /// Counts the property filters that have been made and not destroyed.
    ///
    /// @return the number in all open sessions
    public int filterCount() {
        return inventory.locked(() -> inventory.sessions().filterCount());
    }

    /// Counts the collectors of events and tasks that have been made and not destroyed.
    ///
    /// @return the number in all open sessions
    public int collectorCount() {
        return inventory.locked(() -> inventory.sessions().collectorCount());
    }

    /// Counts the connections that are open, with those whose request is worked on.
    ///
    /// @return the number at this moment
    public int connectionCount() {
        return endpoint.connectionCount();
    }

    /// Lists what clients have left behind on the server: sessions with their property filters,
    /// views and collectors, and calls that are still under way.
    ///
    /// @return a line for each, empty if there is nothing
    public List<String> leaks() {
        return leaks.all();
    }

    /// Saves the inventory in one file, which [Builder#load(Path)] takes: what clients have made
    /// and changed, and the files of the datastores. Of large files and the extents of disks only
    /// the size is kept; sessions, tasks and events are not. The same state gives the same bytes.
    ///
    /// @param file the file; one that is there is replaced, when all is written
    /// @throws java.io.UncheckedIOException if it cannot be written
    public void save(Path file) {
        try {
            InventoryFile.write(file, savedText());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save the inventory in " + file + ": " + e, e);
        }
    }

    /// Returns what [#save(Path)] writes.
    String savedText() {
        return saved.get();
    }

    /// Waits until this simulator is stopped, by [#close()] or through the control port.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /// Stops, a moment later, so that who asked for it gets an answer.
    void closeLater() {
        Thread.ofVirtual()
                .name("simulator-shutdown")
                .start(() -> {
                    controlPort.ifPresent(port -> port.drain(LAST_REPLY));
                    close();
                });
    }

    /// Stops: closes all connections and ends all waits. A second call does nothing.
    @Override
    public void close() {
        stop();
        controlPort.ifPresent(HttpEndpoint::close);
        closed.countDown();
    }

    private void stop() {
        control.close();
        endpoint.close();
        hostServers.ifPresent(HostServers::close);
        inventory.close();
        timer.close();
    }

    @Override
    public String toString() {
        return url().toString();
    }

    private record ListenAddress(String host, int port) {}

    /// Describes a simulator to start.
    public static final class Builder {
        private static final String DATASTORES = "datastores";

        private final List<MachinePlan> machines = new ArrayList<>();
        private Optional<VcenterModel.Size> vcenter = Optional.empty();
        private long seed = 1;
        private InstantSource clock = InstantSource.system();
        private String user = "root";
        private String password = "password";
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private OptionalInt sessionLimit = OptionalInt.empty();
        private int port;
        private boolean compress = true;
        private Duration sessionIdleTime = Duration.ofMinutes(30);
        private Optional<SSLContext> tls = Optional.empty();
        private Optional<Path> state = Optional.empty();
        private Optional<Supplier<InventoryModel>> description = Optional.empty();
        private Optional<Path> load = Optional.empty();
        private Optional<Supplier<ScenarioFile>> scenario = Optional.empty();
        private Optional<ListenAddress> control = Optional.empty();
        private String host = "";
        private boolean ownCertificate;
        private boolean hostServers;
        private boolean stateOnDemand;

        Builder() {}

        /// Adds a virtual machine to the ESX host.
        ///
        /// @param name its name
        /// @return this
        public Builder machine(String name) {
            return machine(name, _ -> {});
        }

        /// Adds a virtual machine to the ESX host.
        ///
        /// @param name its name; `%`, `/` and `\` are stored escaped, as real hosts do
        /// @param setup describes it
        /// @return this
        public Builder machine(String name, Consumer<MachineSetup> setup) {
            MachineSetup machine = new MachineSetup(name);
            setup.accept(machine);
            machines.add(machine.plan());
            return this;
        }

        /// Adds running machines `ha-host_VM0`, `ha-host_VM1` and so on to the ESX host.
        ///
        /// @param count how many
        /// @return this
        public Builder machines(int count) {
            machines.addAll(EsxModel.numbered(count));
            return this;
        }

        /// Adds the machines of the embedded host that the URI `sim://` shows.
        ///
        /// @return this
        public Builder embeddedMachines() {
            machines.addAll(EsxModel.embedded());
            return this;
        }

        /// Makes it a vCenter: each datacenter `DC0`, `DC1`, ... has a host `DC0_H0`, a cluster
        /// `DC0_C0` with hosts `DC0_C0_H0`, ..., and machines `DC0_H0_VM0`, ... and
        /// `DC0_C0_RP0_VM0`, ...
        ///
        /// @param datacenters how many datacenters, at least 1
        /// @param clusterHosts how many hosts each cluster has, at least 1
        /// @param machines how many machines each single host and each cluster has
        /// @return this
        public Builder vcenter(int datacenters, int clusterHosts, int machines) {
            vcenter = Optional.of(VcenterModel.Size.of(datacenters, clusterHosts, machines));
            return this;
        }

        /// Makes it a vCenter with as much of everything as wanted.
        ///
        /// @param size how much; [VcenterSize] tells the names
        /// @return this
        public Builder vcenter(VcenterSize size) {
            vcenter =
                    Optional.of(
                            new VcenterModel.Size(
                                    size.datacenters(),
                                    size.hosts(),
                                    size.clusters(),
                                    size.clusterHosts(),
                                    size.pools(),
                                    size.vApps(),
                                    size.datastores(),
                                    size.portGroups(),
                                    size.machines()));
            return this;
        }

        /// Makes what a file describes: a host with its machines, or the datacenters of a vCenter.
        /// It stands instead of what the other methods say of machines and sizes.
        ///
        /// @param file YAML or JSON, see `docs/simulator.md`
        /// @return this
        public Builder describe(Path file) {
            description = Optional.of(() -> InventoryModel.Described.read(file));
            return this;
        }

        /// Makes what a description says that is not in a file.
        ///
        /// @param name what to call it in messages
        /// @param text YAML or JSON
        /// @return this
        public Builder describe(String name, String text) {
            description = Optional.of(() -> InventoryModel.Described.of(name, text));
            return this;
        }

        /// Sets where identifiers, UUIDs, addresses and times of creation come from: the same seed,
        /// the same values. It is 1 unless set.
        ///
        /// @param number any number
        /// @return this
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /// Sets the clock, the system's unless set.
        ///
        /// @param source what time it is
        /// @return this
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /// Sets who may log in, `root` with the password `password` unless set.
        ///
        /// @param name the user
        /// @param secret the password
        /// @return this
        /// @throws IllegalArgumentException if the name is empty
        public Builder credentials(String name, String secret) {
            requireName(name);
            user = name;
            password = secret;
            return this;
        }

        /// Adds a user beside the one of [#credentials(String, String)].
        ///
        /// @param name the user
        /// @param secret the password
        /// @param role what the user may do in the whole inventory
        /// @return this
        /// @throws IllegalArgumentException if the name is empty
        public Builder user(String name, String secret, Role role) {
            requireName(name);
            accounts.put(name, new Account(secret, role));
            return this;
        }

        private static void requireName(String user) {
            if (user.isBlank()) {
                throw new IllegalArgumentException("a user needs a name");
            }
        }

        /// Sets how many sessions there may be, any number unless set. A login beyond it is
        /// answered as real servers do, with the HTTP status 503.
        ///
        /// @param most the number of sessions, at least 1
        /// @return this
        public Builder sessionLimit(int most) {
            sessionLimit = OptionalInt.of(most);
            return this;
        }

        /// Sets the port, any free one unless set.
        ///
        /// @param number the port, 0 for any
        /// @return this
        public Builder port(int number) {
            port = number;
            return this;
        }

        /// Sets whether replies are compressed for clients that take that, as real hosts do.
        ///
        /// @param enabled true unless set
        /// @return this
        public Builder compression(boolean enabled) {
            compress = enabled;
            return this;
        }

        /// Sets how long a session lives without a call, 30 minutes unless set.
        ///
        /// @param time the time, by the simulator's clock
        /// @return this
        public Builder sessionIdleTime(Duration time) {
            sessionIdleTime = time;
            return this;
        }

        /// Sets where to listen, 127.0.0.1 and any free port unless set.
        ///
        /// @param name the address or the name of an interface; `0.0.0.0` for all, which lets
        ///   others on the network in
        /// @param number the port, 0 for any
        /// @return this
        public Builder listen(String name, int number) {
            host = name;
            port = number;
            return this;
        }

        /// Opens a control port, over which other programs do what [SimulatorControl] does, in JSON
        /// over HTTP. On the loopback interface it needs no password; elsewhere it asks for the
        /// name and the password of [#credentials(String, String)].
        ///
        /// @param name the address or the name of an interface, for example `127.0.0.1`
        /// @param number the port, 0 for any
        /// @return this
        public Builder control(String name, int number) {
            control = Optional.of(new ListenAddress(name, number));
            return this;
        }

        /// Serves HTTPS with a certificate that is made at the start, for 127.0.0.1, ::1, localhost
        /// and the name it listens on. [Simulator#certificate()] and [Simulator#thumbprint(String)]
        /// tell clients what to trust.
        ///
        /// @return this
        public Builder tls() {
            ownCertificate = true;
            return this;
        }

        /// Lets each host of a vCenter serve `/folder` itself, as real ones do: on a port of
        /// 127.0.0.1 of its own, over HTTPS with a certificate of its own, for tickets that the
        /// vCenter gives (`AcquireGenericServiceTicket`). Unless set, the vCenter gives none for
        /// its hosts. It says in `summary.config` and in the tickets where they are.
        ///
        /// @return this
        public Builder hostServers() {
            hostServers = true;
            return this;
        }

        /// Serves HTTPS.
        ///
        /// @param context holds the certificate
        /// @return this
        public Builder tls(SSLContext context) {
            tls = Optional.of(context);
            ownCertificate = false;
            return this;
        }

        /// Keeps what changes in a folder, so that it survives the process. Several processes may
        /// use one folder.
        ///
        /// @param folder the folder, made at the start if need be
        /// @return this
        public Builder state(Path folder) {
            state = Optional.of(folder);
            stateOnDemand = false;
            return this;
        }

        /// Keeps what changes in a folder as [#state(Path)] does, but makes the folder with the
        /// first change. A folder that cannot be written to is noticed then, and not at the start:
        /// who only looks needs none.
        ///
        /// @param folder the folder
        /// @return this
        public Builder stateOnDemand(Path folder) {
            state = Optional.of(folder);
            stateOnDemand = true;
            return this;
        }

        /// Starts with the inventory that [Simulator#save(Path)] has written. Model, seed and
        /// machines are those of the file. If the folder given to [#state(Path)] has been used with
        /// this file before, what it keeps comes on top.
        ///
        /// @param file the file
        /// @return this
        public Builder load(Path file) {
            load = Optional.of(file);
            return this;
        }

        /// Misbehaves as a scenario file says, from the first request on.
        ///
        /// @param file rules in YAML or JSON, see [SimulatorControl#load(Path)]
        /// @return this
        public Builder scenario(Path file) {
            scenario = Optional.of(() -> ScenarioFile.read(file));
            return this;
        }

        /// Misbehaves as a scenario says that is not in a file.
        ///
        /// @param name what to call it in messages
        /// @param text rules in YAML or JSON
        /// @return this
        public Builder scenario(String name, String text) {
            scenario = Optional.of(() -> ScenarioFile.of(Document.parse(name, text)));
            return this;
        }

        /// Starts the simulator. It is ready when this returns.
        ///
        /// @return the simulator
        /// @throws IllegalArgumentException if the description or the scenario cannot be read or
        ///   understood; the message names the file, the line and the key
        /// @throws IllegalStateException if the folder given to [#state(Path)] cannot be used, or
        ///   it or the file given to [#load(Path)] cannot be read; the message names the file and
        ///   the line
        /// @throws java.io.UncheckedIOException if the port is taken or the folder cannot be used
        public Simulator start() {
            return new Simulator(this);
        }

        /// Returns what the inventory is made from.
        private Origin origin() {
            if (load.isEmpty()) {
                InventoryModel model =
                        description
                                .map(Supplier::get)
                                .or(() -> vcenter.map(InventoryModel.Vcenter::new))
                                .orElseGet(() -> new InventoryModel.Esx(machines));
                return new Origin(seed, model, Optional.empty());
            }
            if (!machines.isEmpty() || vcenter.isPresent() || description.isPresent()) {
                throw new IllegalArgumentException(
                        "the machines come from " + load.get() + ": no others can be added");
            }
            SavedInventory saved = SavedInventory.read(load.get());
            return new Origin(saved.seed(), saved.model(), Optional.of(saved));
        }

        private Inventory inventory(Origin origin, Timer timer, SimulatorClock time) {
            Inventory inventory = fresh(origin, timer, time);
            boolean first = state.isEmpty() || !Files.exists(state.get().resolve(DATASTORES));
            origin.saved.filter(_ -> first).ifPresent(saved -> saved.unpack(inventory));
            state.ifPresent(_ ->
                    inventory.locked(() -> {
                        inventory.expectChange();
                        return null;
                    }));
            state.ifPresent(
                    folder -> keep(folder, inventory, origin, () -> fresh(origin, timer, time)));
            return inventory;
        }

        private void keep(
                Path folder, Inventory inventory, Origin origin, Supplier<Inventory> fresh) {
            Path files = folder.resolve(DATASTORES);
            if (Files.exists(files) && !Files.isDirectory(files)) {
                throw FolderLock.unusable(
                        folder,
                        new FileSystemException(
                                files.toString(), null, DATASTORES + " is no folder"));
            }
            String model = "seed " + origin.seed + ", " + inventory.summary();
            if (stateOnDemand) {
                StateKeeper.attach(folder, inventory, model, fresh);
            } else {
                StateKeeper.prepare(folder, inventory, model, fresh);
            }
        }

        /// Makes an inventory as it is when nothing has happened since the start.
        private Inventory fresh(Origin origin, Timer timer, SimulatorClock time) {
            Inventory inventory = bare(origin, timer, time);
            origin.saved.ifPresent(saved -> saved.apply(inventory));
            return inventory;
        }

        /// Makes an inventory as the model describes it.
        private Inventory bare(Origin origin, Timer timer, SimulatorClock time) {
            Identities identities = new Identities(origin.seed);
            Sessions sessions = new Sessions(user, password, sessionIdleTime, time, identities);
            accounts.forEach((name, account) -> sessions.add(name, account.secret));
            sessionLimit.ifPresent(sessions::limit);
            Inventory inventory = new Inventory(time, sessions, identities, timer);
            state.ifPresent(folder -> inventory.datastoreFolder(folder.resolve(DATASTORES)));
            origin.model.fill(inventory);
            accounts.forEach((name, account) -> inventory.grant(name, account.role.id()));
            return inventory;
        }

        private record Origin(long seed, InventoryModel model, Optional<SavedInventory> saved) {}

        private record Account(String secret, Role role) {}
    }
}
