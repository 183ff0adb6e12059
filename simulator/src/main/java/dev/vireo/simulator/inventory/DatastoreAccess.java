package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The way to datastores' files and machines' screens that does not go through the VI API. Each
/// method holds the inventory's lock while it works.
public final class DatastoreAccess {
    private static final String HOST_DATACENTER = "ha-datacenter";
    private static final String BROWSE = "Datastore.Browse";
    private static final String CHANGE = "Datastore.FileManagement";

    private final Inventory inventory;
    private final FilePlaces places;
    private final Optional<ManagedObjectReference> host;

    /// Gives access to the datastores of an inventory.
    ///
    /// @param inventory the inventory
    public DatastoreAccess(Inventory inventory) {
        this(inventory, Optional.empty());
    }

    private DatastoreAccess(Inventory inventory, Optional<ManagedObjectReference> host) {
        this.inventory = inventory;
        this.places = new FilePlaces(inventory);
        this.host = host;
    }

    /// Gives the access that one host of a vCenter gives: to the datastores that it has mounted, in
    /// a datacenter of its own.
    ///
    /// @param inventory the inventory
    /// @param host the host
    /// @return the access
    public static DatastoreAccess ofHost(Inventory inventory, ManagedObjectReference host) {
        return new DatastoreAccess(inventory, Optional.of(host));
    }

    /// Finds the user of a session, which counts as used.
    ///
    /// @param session the key of a session
    /// @return the user's name, empty if there is no such session
    public Optional<String> userOf(String session) {
        return inventory.locked(() -> {
            Optional<Session> found = inventory.sessions().find(session);
            found.ifPresent(one -> one.used(inventory.now()));
            return found.map(Session::userName);
        });
    }

    /// Finds the user of a ticket, which is of no use after that.
    ///
    /// @param ticket the identifier of a ticket
    /// @param matches tells whether the request that the ticket was made for, as `httpGet URL`, is
    ///   this one
    /// @return the user's name, empty if there is no such ticket
    public Optional<String> redeem(String ticket, Function<String, Boolean> matches) {
        return inventory.locked(() ->
                inventory
                        .sessions()
                        .tickets()
                        .redeem(ticket, inventory.now())
                        .filter(one -> matches.apply(one.purpose()))
                        .map(Tickets.Ticket::userName));
    }

    /// Tells whether a password is that of a user.
    ///
    /// @param user the user's name
    /// @param password what the client says
    /// @return true if it is
    public boolean admits(String user, String password) {
        return inventory.locked(() -> inventory.sessions().admits(user, password));
    }

    /// Lists the datacenters.
    ///
    /// @return their places in the inventory, for example `folder/DC0`
    public List<String> datacenters() {
        return host.isPresent()
                ? List.of(HOST_DATACENTER)
                : inventory.locked(() ->
                        inventory.all(SimDatacenter.class).stream()
                                .map(FilePlaces::pathOf)
                                .toList());
    }

    /// Lists the datastores of a datacenter.
    ///
    /// @param datacenter its place in the inventory
    /// @return their names, empty if there is no such datacenter
    public Optional<List<String>> datastores(String datacenter) {
        return inventory.locked(
                () -> all(datacenter).map(found -> found.stream().map(SimEntity::name).toList()));
    }

    /// Tells whether there is a datastore.
    ///
    /// @param datacenter the place of its datacenter in the inventory
    /// @param name the datastore's name
    /// @return true if there is one
    public boolean exists(String datacenter, String name) {
        return inventory.locked(() -> find(datacenter, name).isPresent());
    }

    /// Does something with the files of a datastore.
    ///
    /// @param datacenter the place of its datacenter in the inventory
    /// @param name the datastore's name
    /// @param work what to do
    /// @param <R> what it returns
    /// @return what it returned, empty if there is no such datastore
    public <R> Optional<R> with(String datacenter, String name, Function<DatastoreFiles, R> work) {
        return inventory.locked(() -> find(datacenter, name).map(SimDatastore::files).map(work));
    }

    /// Does something that changes the files of a datastore.
    ///
    /// @param datacenter the place of its datacenter in the inventory
    /// @param name the datastore's name
    /// @param path the file that is changed
    /// @param work what to do
    /// @param <R> what it returns
    /// @return what it returned, empty if there is no such datastore
    /// @throws SimFault if a machine that is on has the file open
    public <R> Optional<R> changing(
            String datacenter, String name, String path, Function<DatastoreFiles, R> work) {
        return inventory.durably(() ->
                find(datacenter, name)
                        .map(datastore -> {
                            FileOperations.requireUnlocked(new FilePlace(datastore, path));
                            R result = work.apply(datastore.files());
                            datastore.touch();
                            return result;
                        }));
    }

    /// Tells whether a user may read or change the files of a datastore.
    ///
    /// @param user the user's name
    /// @param datacenter the place of its datacenter in the inventory
    /// @param name the datastore's name
    /// @param change whether it is about changes
    /// @return true also if there is no such datastore
    public boolean mayUse(String user, String datacenter, String name, boolean change) {
        return inventory.locked(() ->
                find(datacenter, name)
                        .map(datastore ->
                                inventory.access().has(user, datastore, change ? CHANGE : BROWSE))
                        .orElse(true));
    }

    private Optional<SimDatastore> find(String datacenter, String name) {
        return all(datacenter).flatMap(found -> FilePlaces.datastoreOf(found, name));
    }

    private Optional<List<SimDatastore>> all(String datacenter) {
        if (host.isEmpty()) {
            return places.datacenterOf(datacenter).map(SimDatacenter::allDatastores);
        }
        return inventory
                .find(host.get())
                .filter(_ -> datacenter.equals(HOST_DATACENTER))
                .filter(SimHostSystem.class::isInstance)
                .map(found -> ((SimHostSystem) found).datastores());
    }

    /// Looks at the screen of a machine.
    ///
    /// @param id the identifier of the machine
    /// @return what tells its picture from others, empty if there is no such machine or it is off
    public Optional<String> screenOf(String id) {
        return inventory.locked(() ->
                inventory
                        .find(new ManagedObjectReference("VirtualMachine", id))
                        .filter(SimVirtualMachine.class::isInstance)
                        .map(SimVirtualMachine.class::cast)
                        .filter(machine -> machine.power() == PowerState.ON)
                        .map(machine -> machine.name() + machine.config().uuid()));
    }
}
