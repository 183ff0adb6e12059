package dev.vireo.driver.esx;

import dev.vireo.api.MigrationFlag;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationTarget;
import dev.vireo.client.OneLine;
import dev.vireo.client.PropertyFilters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.FindChildRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MigrateVMTaskRequest;
import dev.vireo.vim.RelocateVMTaskRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.VirtualMachineMovePriority;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vmx.HexEscape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Moves a machine to another host of its vCenter, its files to other datastores, or both.
///
/// @param site the vCenter
/// @param machine the machine as the vCenter has it
/// @param options how
record Migration(MigrationSite site, Machine machine, MigrationOptions options) {
    static final String VERB = "migrate";
    private static final String POOL = "resourcePool";
    private static final String OWNER = "owner";
    private static final String FOLDER = "parent";

    /// Where a machine is before it moves.
    ///
    /// @param host its host
    /// @param pool its resource pool; a template has none
    /// @param storage how its files move, if they do
    private record Origin(
            ManagedObjectReference host,
            Optional<ManagedObjectReference> pool,
            Optional<StorageMove> storage) {}

    /// Where it goes.
    ///
    /// @param host the host
    /// @param task the request that moves it
    /// @param findings what the server has to say against it
    private record Course(
            ManagedObjectReference host,
            MethodRequest<ManagedObjectReference> task,
            MigrationFindings findings) {}

    /// What has come of it.
    ///
    /// @param machine the machine under its name of now
    /// @param host where it is
    /// @param warnings what the server had to say
    record Done(Machine machine, ManagedObjectReference host, List<String> warnings) {}

    /// Moves it to the first of a target's places that takes it.
    Done run(MigrationTarget target) {
        options.name().ifPresent(MachinePersistence::checkName);
        List<MigrationUri> places =
                target.uris().stream().map(uri -> site.place(target, uri)).toList();
        Machine.Prepared prepared = prepare();
        Course course = choose(origin(prepared.row()), places, target.poolChosen());
        MigrationUri place =
                places.stream()
                        .filter(one -> one.host().equals(course.host()))
                        .findFirst()
                        .orElseThrow();
        return known(place, () -> go(course, prepared.facts()));
    }

    /// Moves its files only.
    Done runOnHost() {
        options.name().ifPresent(MachinePersistence::checkName);
        Machine.Prepared prepared = prepare();
        Origin origin = origin(prepared.row());
        Course course = course(origin, Optional.empty(), origin.host());
        refusal(course)
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return go(course, prepared.facts());
    }

    private Machine.Prepared prepare() {
        List<String> wanted = new ArrayList<>(List.of(VirtualMachines.HOST, POOL));
        options.storage().ifPresent(_ -> wanted.addAll(StorageMove.PATHS));
        options.name().ifPresent(_ -> wanted.add(FOLDER));
        Machine.Prepared prepared = machine.prepare(VERB, wanted);
        newName().ifPresent(name -> requireFree(name, prepared.row()));
        return prepared;
    }

    private Optional<String> newName() {
        return options.name().filter(wanted -> !wanted.equals(machine.name()));
    }

    /// Refuses a name that another machine of the folder has, before anything moves. In a vApp,
    /// which is no folder, only the renaming itself finds out.
    private void requireFree(String name, Row row) {
        Optional<ManagedObjectReference> folder = row.find(FOLDER, ManagedObjectReference.class);
        if (folder.isEmpty()) {
            return;
        }
        EsxSession session = machine.session();
        ManagedObjectReference taken =
                session.call(
                        FindChildRequest.builder(
                                        session.singleton(
                                                ServiceContent::searchIndex, "search index"))
                                .entity(folder.get())
                                .name(HexEscape.NAME.escape(name))
                                .build(),
                        VERB,
                        machine.name());
        if (taken != null) {
            throw new VirtException(ErrorCode.DOM_EXIST, "'" + OneLine.of(name) + "'");
        }
    }

    private Origin origin(Row row) {
        return new Origin(
                row.find(VirtualMachines.HOST, ManagedObjectReference.class)
                        .orElseThrow(() -> row.missing(VirtualMachines.HOST)),
                row.find(POOL, ManagedObjectReference.class),
                options.storage().map(wanted -> StorageMove.of(wanted, row)));
    }

    private Course choose(Origin origin, List<MigrationUri> places, boolean poolChosen) {
        Optional<ManagedObjectReference> pool =
                known(places.getFirst(), () -> pool(origin, places.getFirst(), poolChosen));
        boolean othersOnly =
                origin.storage().isEmpty() && (pool.isEmpty() || pool.equals(origin.pool()));
        List<MigrationUri> fitting =
                places.stream()
                        .filter(place -> !othersOnly || !place.host().equals(origin.host()))
                        .toList();
        if (fitting.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "'" + machine.name() + "' is there already: there is nothing to move");
        }
        Optional<VirtException> first = Optional.empty();
        for (MigrationUri place : fitting) {
            Course course = known(place, () -> course(origin, pool, place.host()));
            Optional<VirtException> refusal =
                    course.findings().lost().stream()
                            .flatMap(lost -> unknown(place, lost).stream())
                            .findFirst()
                            .or(() -> refusal(course));
            if (refusal.isEmpty()) {
                return course;
            }
            first = first.or(() -> refusal);
        }
        throw refused(first.orElseThrow(), fitting.size());
    }

    /// Takes a step to a place; says it clearly where that is not in this vCenter, though it says
    /// it is: copies of one vCenter have one identity.
    private <T> T known(MigrationUri place, Supplier<T> step) {
        try {
            return step.get();
        } catch (VirtException e) {
            throw LostObject.of(e).flatMap(lost -> unknown(place, lost)).orElse(e);
        }
    }

    private Optional<VirtException> unknown(MigrationUri place, ManagedObjectReference lost) {
        boolean host = lost.equals(place.host());
        return host || lost.equals(place.pool())
                ? Optional.of(
                        new VirtException(
                                ErrorCode.INVALID_ARG,
                                "the migration URI '"
                                        + place
                                        + "' names a "
                                        + (host ? "host" : "resource pool")
                                        + " that is not in the vCenter "
                                        + site.session().server()))
                : Optional.empty();
    }

    private Optional<VirtException> refusal(Course course) {
        return course.findings().refusal(options.flags().contains(MigrationFlag.ABORT_ON_ERROR));
    }

    private static VirtException refused(VirtException first, int hosts) {
        return hosts == 1
                ? first
                : new VirtException(
                        first.code(),
                        first.detail() + " (none of " + hosts + " hosts takes it)",
                        first);
    }

    private Course course(
            Origin origin, Optional<ManagedObjectReference> pool, ManagedObjectReference host) {
        if (origin.storage().isEmpty()) {
            return new Course(
                    host,
                    MigrateVMTaskRequest.builder(machine.reference())
                            .pool(pool.orElse(null))
                            .host(host)
                            .priority(VirtualMachineMovePriority.DEFAULT_PRIORITY)
                            .build(),
                    MigrationFindings.ofMigration(machine, pool, host));
        }
        boolean hostMoves = !host.equals(origin.host());
        List<Datastore> seen =
                new StorageSite(site.session(), Scope.ofHost(host), false)
                        .datastores().stream().map(DatastorePool::datastore).toList();
        VirtualMachineRelocateSpec spec =
                origin.storage()
                        .get()
                        .spec(seen, hostMoves || pool.isPresent())
                        .host(hostMoves ? host : null)
                        .pool(pool.orElse(null))
                        .build();
        return new Course(
                host,
                RelocateVMTaskRequest.builder(machine.reference())
                        .spec(spec)
                        .priority(VirtualMachineMovePriority.DEFAULT_PRIORITY)
                        .build(),
                MigrationFindings.ofRelocation(machine, spec));
    }

    /// Stays in the machine's own pool where nobody has asked for another, and it goes with the
    /// host; libvirt takes it out.
    private Optional<ManagedObjectReference> pool(
            Origin origin, MigrationUri place, boolean chosen) {
        if (chosen || origin.pool().isEmpty()) {
            return Optional.of(place.pool());
        }
        List<Row> pools =
                site.session()
                        .rows(
                                PropertyFilters.start()
                                        .properties("ResourcePool", List.of(OWNER))
                                        .object(place.pool())
                                        .object(origin.pool().get())
                                        .build(),
                                "the resource pool");
        List<ManagedObjectReference> owners =
                pools.stream()
                        .flatMap(pool -> pool.find(OWNER, ManagedObjectReference.class).stream())
                        .distinct()
                        .toList();
        return owners.size() == 1 ? Optional.empty() : Optional.of(place.pool());
    }

    private Done go(Course course, Facts before) {
        try {
            machine.run(course.task(), VERB, options.progress());
        } catch (VirtException e) {
            throw WhereNow.added(machine, e);
        }
        return finish(course, before);
    }

    /// Does what VMware's migration does not do itself.
    private Done finish(Course course, Facts before) {
        List<String> warnings = new ArrayList<>(course.findings().warningTexts());
        if (options.bandwidth() != 0) {
            warnings.add("VMware has no limit for the bandwidth of one migration");
        }
        Machine moved = machine;
        try {
            if (options.flags().contains(MigrationFlag.PAUSED)
                    && Objects.equals(before.powerState(), VirtualMachinePowerState.POWERED_ON)) {
                machine.perform(Operation.SUSPEND);
            }
            Optional<String> name = newName();
            if (name.isPresent()) {
                machine.run(
                        RenameTaskRequest.builder(machine.reference())
                                .newName(HexEscape.NAME.escape(name.get()))
                                .build(),
                        "rename");
                moved = machine.named(name.get());
            }
        } catch (VirtException e) {
            throw MoreWords.after(e, "'" + machine.name() + "' has been migrated all the same");
        }
        return new Done(moved, course.host(), List.copyOf(warnings));
    }
}
