package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MethodType;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.Types;
import dev.vireo.vmx.HexEscape;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// All managed objects of one simulated server, and the lock that guards them.
///
/// A call holds the lock while it works, except where it waits for a change. What it returns is
/// immutable, so replies are written without the lock.
public final class Inventory {
    private static final Set<String> WITHOUT_LOGIN =
            Set.of(
                    "RetrieveServiceContent",
                    "RetrieveProductComponents",
                    "RetrieveProperties",
                    "RetrievePropertiesEx",
                    "AcquireLocalTicket",
                    "CloneSession",
                    "Login",
                    "LoginBySSPI",
                    "LoginByToken",
                    "LoginExtensionByCertificate",
                    "LoginExtensionBySubjectName");

    private static final long LOOK_NANOS = 1_000_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ManagedObjectReference, SimObject> objects = new LinkedHashMap<>();
    private final Map<ManagedObjectReference, Supplier<SimObject>> promised = new LinkedHashMap<>();
    private final Map<ManagedObjectReference, Lasting> keepsakes = new LinkedHashMap<>();
    private final Map<String, List<SimVirtualMachine>> machinesByUuid = new LinkedHashMap<>();
    private final History history = new History(this);
    private final List<SimAlarm> alarms = new ArrayList<>();
    private final InstantSource clock;
    private final Sessions sessions;
    private final Identities identities;
    private final Deferral deferral;
    private final Leases leases = new Leases(this);
    private final RecentConfigs recentConfigs = new RecentConfigs();
    private Persistence persistence = Persistence.NONE;
    private @Nullable Replay replay;
    private Optional<Path> datastoreFolder = Optional.empty();
    private @Nullable ServiceContent content;
    private @Nullable AboutInfo hostProduct;
    private @Nullable SimTaskManager tasks;
    private @Nullable Access access;
    private @Nullable SimEventManager events;
    private long version;
    private final FileServers fileServers = new FileServers(this);
    private final LastingCounter ids = new LastingCounter(this, "ids");
    private final LastingCounter numbers = new LastingCounter(this, "numbers");
    private final LastingCounter machineIds = new LastingCounter(this, "machines");
    private long planned = -1;
    private boolean closed;

    /// Makes an empty inventory.
    ///
    /// @param clock what time it is
    /// @param sessions who may log in
    /// @param identities makes UUIDs and the like
    /// @param deferral runs work later
    public Inventory(
            InstantSource clock, Sessions sessions, Identities identities, Deferral deferral) {
        this.clock = clock;
        this.sessions = sessions;
        this.identities = identities;
        this.deferral = deferral;
        keep(ids);
        keep(numbers);
        keep(machineIds);
    }

    /// Answers a request.
    ///
    /// @param caller who asks; a login or logout changes its session
    /// @param request the request
    /// @return the result, null for none
    /// @throws SimFault if the answer is a fault
    public @Nullable Object answer(Caller caller, MethodRequest<?> request) {
        return locked(() -> {
            persistence.refresh();
            Call call = caller.call(this);
            call.session().ifPresent(session -> session.used(clock.instant()));
            try {
                return call.run(() -> dispatch(call, request));
            } catch (DatastoreFileException e) {
                throw FileFaults.of(e);
            } finally {
                caller.session(call.session().map(Session::key));
            }
        });
    }

    private @Nullable Object dispatch(Call call, MethodRequest<?> request) {
        MethodType method = request.vimMethod();
        if (call.session().isEmpty() && !WITHOUT_LOGIN.contains(method.name())) {
            throw SimFault.notAuthenticated(request.self());
        }
        SimObject target =
                call.find(request.self()).orElseThrow(() -> SimFault.notFound(request.self()));
        boolean belongs =
                Types.find(method.managedType()).orElseThrow() instanceof ManagedType declaring
                        && declaring.isAssignableFrom(target.type());
        if (!belongs) {
            throw SimFault.methodNotFound(request);
        }
        access().check(call, target, request);
        if (target instanceof Replayed) {
            throw SimFault.onlyCaptured(target.self());
        }
        return request.dispatch(target);
    }

    /// Lets objects answer as they were captured.
    void replay(Replay captured) {
        this.replay = captured;
    }

    /// Prepares for the first change of what was captured, if this was made from a capture.
    public void expectChange() {
        if (replay != null) {
            replay.expectChange();
        }
    }

    /// Reads a property as clients see it.
    @Nullable Object read(SimObject object, String property) {
        return replay == null ? object.property(property) : replay.read(object, property);
    }

    /// Returns why a property could not be read when it was captured.
    @Nullable LocalizedMethodFault refusal(SimObject object, String property) {
        return replay == null ? null : replay.refusal(object, property);
    }

    /// Returns the entry points of the server.
    ///
    /// @return the content, there as soon as a model has filled the inventory
    public ServiceContent content() {
        return Objects.requireNonNull(content, "no model has filled this inventory");
    }

    /// Sets what the server and its hosts say they are.
    void content(ServiceContent entries, AboutInfo product) {
        this.content = entries;
        this.hostProduct = product;
    }

    /// Returns where hosts serve files themselves.
    ///
    /// @return the places, to be used while the inventory is locked
    public FileServers fileServers() {
        return fileServers;
    }

    /// Tells whether this is a vCenter and not a single host.
    boolean isVcenter() {
        return content().about().apiType().equals("VirtualCenter");
    }

    AboutInfo hostProduct() {
        return Objects.requireNonNull(hostProduct, "no model has filled this inventory");
    }

    void tasks(SimTaskManager manager) {
        this.tasks = add(manager);
    }

    SimTaskManager tasks() {
        return Objects.requireNonNull(tasks, "no model has filled this inventory");
    }

    /// Gives a user a role on everything.
    ///
    /// @param user the name
    /// @param roleId the number of the role, for example -2 for reading only
    public void grant(String user, int roleId) {
        locked(() -> {
            access().grant(user, access().role(roleId));
            return null;
        });
    }

    void access(Access rules) {
        this.access = rules;
    }

    Access access() {
        return Objects.requireNonNull(access, "no model has filled this inventory");
    }

    /// Returns what has happened in earlier processes.
    History history() {
        return history;
    }

    void events(SimEventManager manager) {
        this.events = add(manager);
    }

    SimEventManager events() {
        return Objects.requireNonNull(events, "no model has filled this inventory");
    }

    /// Sets how long the tasks of a method take; without it they are done at once.
    ///
    /// @param method for example `PowerOnVM_Task`
    /// @param time how long
    public void taskTime(String method, Duration time) {
        locked(() -> {
            tasks().taskTime(method, time);
            return null;
        });
    }

    Identities identities() {
        return identities;
    }

    /// Does something with the lock held.
    ///
    /// @param work what to do
    /// @param <R> what it returns
    /// @return what it returned
    public <R extends @Nullable Object> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something that changes what outlives this process, with the lock held, and saves it.
    ///
    /// @param work what to do
    /// @param <R> what it returns
    /// @return what it returned
    public <R extends @Nullable Object> R durably(Supplier<R> work) {
        return locked(() -> {
            expectChange();
            return persistence.change(work);
        });
    }

    /// Remembers that the lasting state of an object has changed, to keep it at the end of
    /// [#durably(Supplier)].
    void lasting(Lasting object) {
        persistence.lasting(object);
    }

    /// Does something with files after what [#durably(Supplier)] changes is kept, so that a process
    /// that is killed in between has not changed them yet. What overwrites or deletes a file that
    /// the kept state needs belongs here; new files are made before.
    void afterwards(Runnable work) {
        persistence.afterwards(work);
    }

    /// Sets where changes are kept.
    ///
    /// @param keeper who keeps them
    void persistence(Persistence keeper) {
        this.persistence = keeper;
    }

    /// Sets where the files of the datastores are kept: each has a folder of its name there.
    /// Without it they are in temporary folders.
    ///
    /// @param folder the folder, made when it is first needed
    public void datastoreFolder(Path folder) {
        datastoreFolder = Optional.of(folder);
    }

    Optional<Path> datastoreFolder() {
        return datastoreFolder;
    }

    /// Waits, with the lock released, for a change or for a while.
    ///
    /// @param deadline until when, in [System#nanoTime()]; null for ever
    /// @return false if the deadline has passed
    @SuppressWarnings("WaitNotInLoop") // the caller looks whether there is something new
    boolean await(@Nullable Long deadline) {
        if (closed) {
            throw SimFault.requestCanceled();
        }
        long left = deadline == null ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            if (changed.awaitNanos(Math.min(left, LOOK_NANOS)) <= 0) {
                checkStillThere();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SimFault.requestCanceled();
        }
    }

    /// Looks, without the lock, whether the client that waits has not gone away.
    private void checkStillThere() {
        lock.unlock();
        boolean gone;
        try {
            gone = Call.current().caller().isGone();
        } finally {
            lock.lock();
        }
        if (gone) {
            throw SimFault.requestCanceled();
        }
    }

    /// Wakes those who wait, so that they look again.
    void wake() {
        changed.signalAll();
    }

    /// Ends all waits with a fault.
    public void close() {
        locked(() -> {
            closed = true;
            persistence.close();
            wake();
            all(SimDatastore.class).forEach(SimDatastore::close);
            return null;
        });
    }

    boolean isClosed() {
        return closed;
    }

    /// Counts a change and tells those who wait for one.
    long nextVersion() {
        wake();
        return ++version;
    }

    /// Returns how many changes there have been.
    long version() {
        return version;
    }

    <T extends SimObject> T add(T object) {
        objects.put(object.self(), object);
        if (object instanceof SimVirtualMachine machine) {
            index(machine);
            if (machine.config() instanceof PlannedConfig) {
                planned = Math.max(planned, machine.number());
            }
        }
        if (object instanceof SimAlarm alarm) {
            alarms.add(alarm);
        }
        object.touchLastingly();
        return object;
    }

    /// Takes an object that is made when somebody looks for it, and then not before.
    void promise(ManagedObjectReference reference, Supplier<SimObject> maker) {
        promised.put(reference, maker);
    }

    private @Nullable SimObject keepPromise(ManagedObjectReference reference) {
        Supplier<SimObject> maker = promised.remove(reference);
        if (maker == null) {
            return null;
        }
        SimObject made = maker.get();
        objects.put(reference, made);
        return made;
    }

    /// Makes an identifier that no other object of this server has.
    ///
    /// @param prefix for example `vm-`
    String nextId(String prefix) {
        return prefix + ids.next();
    }

    /// Adds something with a lasting state that is no managed object.
    void keep(Lasting keepsake) {
        keepsakes.put(keepsake.self(), keepsake);
    }

    /// Finds an object with a lasting state.
    Optional<Lasting> findLasting(ManagedObjectReference reference) {
        Lasting keepsake = keepsakes.get(reference);
        if (reference.equals(history.self())) {
            return Optional.of(history);
        }
        return keepsake == null
                ? find(reference).filter(Lasting.class::isInstance).map(Lasting.class::cast)
                : Optional.of(keepsake);
    }

    /// Returns all objects with a lasting state.
    List<Lasting> allLasting() {
        List<Lasting> all = new ArrayList<>(keepsakes.values());
        all().stream().filter(Lasting.class::isInstance).map(Lasting.class::cast).forEach(all::add);
        all.add(history);
        return all;
    }

    /// Takes over what other processes have kept since.
    void refresh() {
        persistence.refresh();
    }

    /// Makes a number that no machine has, nor anything else that was numbered with it.
    long nextMachineNumber() {
        long number = numbers.next();
        while (number <= planned) {
            number = numbers.next();
        }
        return number;
    }

    /// Makes the reference of another machine.
    ManagedObjectReference newMachine() {
        if (isVcenter()) {
            return new ManagedObjectReference("VirtualMachine", nextId("vm-"));
        }
        long id = machineIds.next();
        while (id <= planned + 1) {
            id = machineIds.next();
        }
        return new ManagedObjectReference("VirtualMachine", String.valueOf(id));
    }

    /// Makes a UUID that nothing else has.
    String newUuid() {
        String uuid = identities.uuid("made", nextMachineNumber());
        while (!machinesOf(uuid).isEmpty()) {
            uuid = identities.uuid("made", nextMachineNumber());
        }
        return uuid;
    }

    /// Makes an address of a network adapter that no machine has.
    String newMac() {
        Set<String> taken = new HashSet<>();
        for (SimVirtualMachine each : all(SimVirtualMachine.class)) {
            each.config().nics().forEach(nic -> taken.add(nic.mac()));
        }
        String mac = identities.mac(nextMachineNumber());
        while (taken.contains(mac)) {
            mac = identities.mac(nextMachineNumber());
        }
        return mac;
    }

    void remove(SimObject object) {
        objects.remove(object.self());
        if (object instanceof SimVirtualMachine machine) {
            unindex(machine);
        }
        if (object instanceof Lasting lasting) {
            persistence.removed(lasting);
        }
        switch (object) {
            case SimAlarm alarm -> alarms.remove(alarm);
            case SimEntity entity -> forgetWhatIsAbout(entity);
            default -> {} // nothing is about it
        }
        nextVersion();
    }

    private void forgetWhatIsAbout(SimEntity entity) {
        List.copyOf(alarms).stream()
                .filter(alarm -> entity.equals(alarm.place()))
                .forEach(this::remove);
        if (access().forget(entity)) {
            find(Objects.requireNonNull(content().authorizationManager()))
                    .ifPresent(SimObject::touchLastingly);
        }
    }

    void unindex(SimVirtualMachine machine) {
        MachineConfig config = machine.config();
        machinesByUuid.getOrDefault(config.uuid(), List.of()).remove(machine);
        machinesByUuid.getOrDefault(config.instanceUuid(), List.of()).remove(machine);
    }

    void index(SimVirtualMachine machine) {
        MachineConfig config = machine.config();
        for (String uuid : Set.of(config.uuid(), config.instanceUuid())) {
            machinesByUuid.computeIfAbsent(uuid, _ -> new ArrayList<>(1)).add(machine);
        }
    }

    Optional<SimObject> find(ManagedObjectReference reference) {
        ManagedObjectReference key =
                reference.serverGuid() == null
                        ? reference
                        : new ManagedObjectReference(reference.type(), reference.value());
        SimObject found = objects.get(key);
        return Optional.ofNullable(found == null ? keepPromise(key) : found);
    }

    /// Finds the machines with a UUID, of the BIOS or of the instance.
    List<SimVirtualMachine> machinesOf(String uuid) {
        return List.copyOf(machinesByUuid.getOrDefault(uuid, List.of()));
    }

    /// Returns all objects of a kind, in the order in which they were made. Objects that are only
    /// promised are not among them.
    <T extends SimObject> List<T> all(Class<T> kind) {
        return objects.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Returns all objects.
    List<SimObject> all() {
        List.copyOf(promised.keySet()).forEach(this::keepPromise);
        return List.copyOf(objects.values());
    }

    /// Returns the alarms, in the order in which they were made.
    List<SimAlarm> alarms() {
        return List.copyOf(alarms);
    }

    /// Returns what names all objects, those that are only promised too.
    Set<ManagedObjectReference> references() {
        Set<ManagedObjectReference> all = new LinkedHashSet<>(objects.keySet());
        all.addAll(promised.keySet());
        return all;
    }

    /// Returns the path of the first host of a vCenter.
    ///
    /// @return the names from the datacenter to the host, escaped for a URI, empty for an ESX host
    public Optional<String> hostPath() {
        if (!isVcenter()) {
            return Optional.empty();
        }
        return all(SimHostSystem.class).stream().findFirst().map(Inventory::pathOf);
    }

    private static String pathOf(SimHostSystem host) {
        StringBuilder path = new StringBuilder();
        boolean alone = !host.computeResource().self().type().startsWith("Cluster");
        SimEntity at = alone ? host.computeResource() : host;
        while (at != null && at.parent() != null) { // the root folder has no name there
            boolean hosts = at.parent() instanceof SimDatacenter; // the folder of all hosts
            path.insert(0, hosts ? "" : "/" + inUri(at.name()));
            at = at.parent();
        }
        return path.toString();
    }

    /// Escapes a name, which the server has escaped in its own way already.
    private static String inUri(String name) {
        String plain = HexEscape.NAME.unescape(name).orElse(name);
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    RecentConfigs recentConfigs() {
        return recentConfigs;
    }

    /// Returns the virtual machines in the order in which they were made.
    ///
    /// @return the machines
    public List<SimVirtualMachine> machines() {
        return locked(() -> all(SimVirtualMachine.class));
    }

    /// Describes what a model has made, so that two models can be told apart.
    ///
    /// @return the kind of server, the numbers of hosts and machines, and a checksum
    public String summary() {
        CRC32 sum = new CRC32();
        int hosts = 0;
        int machines = 0;
        for (SimObject object : objects.values()) {
            if (object instanceof SimEntity entity) {
                String text = entity.self().value() + ' ' + entity.name() + '\n';
                sum.update(text.getBytes(StandardCharsets.UTF_8));
            }
            if (object instanceof SimVirtualMachine machine) {
                sum.update(machine.config().uuid().getBytes(StandardCharsets.UTF_8));
                sum.update(machine.config().cpus() << 16 ^ machine.config().memoryMb());
                machines++;
            } else if (object instanceof SimHostSystem) {
                hosts++;
            }
        }
        return content().about().apiType()
                + " of "
                + hosts
                + " hosts and "
                + machines
                + " machines ("
                + HexFormat.of().toHexDigits((int) sum.getValue())
                + ")";
    }

    Instant now() {
        return clock.instant();
    }

    /// Returns who is logged in.
    ///
    /// @return the sessions
    public Sessions sessions() {
        return sessions;
    }

    /// Returns the leases that clients hold on disks.
    ///
    /// @return the leases
    public Leases leases() {
        return leases;
    }

    /// Does something with the lock held, after a while.
    void later(Duration delay, Runnable work) {
        deferral.after(
                delay,
                () ->
                        locked(() -> {
                            if (!closed) {
                                work.run();
                            }
                            return null;
                        }));
    }

    /// Returns the deadline of a wait that begins now.
    static long deadline(long seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }
}
