package dev.vireo.driver.esx;

import dev.vireo.api.MigrationFlag;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationTarget;
import dev.vireo.client.PropertyFilters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MigrateVMTaskRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.VirtualMachineMovePriority;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.HexEscape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Moves a machine to another host of its vCenter.
///
/// @param site the vCenter
/// @param machine the machine as the vCenter has it
/// @param options how
record Migration(MigrationSite site, Machine machine, MigrationOptions options) {
    static final String VERB = "migrate";
    private static final String POOL = "resourcePool";
    private static final String OWNER = "owner";

    /// Where a machine is before it moves.
    ///
    /// @param host its host
    /// @param pool its resource pool; a template has none
    private record Origin(ManagedObjectReference host, Optional<ManagedObjectReference> pool) {}

    /// Where it goes.
    ///
    /// @param pool the resource pool, empty to stay in its own
    /// @param host the host
    /// @param findings what the server has to say against it
    private record Course(
            Optional<ManagedObjectReference> pool,
            ManagedObjectReference host,
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
        Machine.Prepared prepared = machine.prepare(VERB, List.of(VirtualMachines.HOST, POOL));
        Row row = prepared.row();
        Origin origin =
                new Origin(
                        row.find(VirtualMachines.HOST, ManagedObjectReference.class)
                                .orElseThrow(() -> row.missing(VirtualMachines.HOST)),
                        row.find(POOL, ManagedObjectReference.class));
        Course course = choose(origin, places, target.poolChosen());
        machine.run(
                MigrateVMTaskRequest.builder(machine.reference())
                        .pool(course.pool().orElse(null))
                        .host(course.host())
                        .priority(VirtualMachineMovePriority.DEFAULT_PRIORITY)
                        .build(),
                VERB,
                options.progress());
        return finish(course, prepared.facts());
    }

    private Course choose(Origin origin, List<MigrationUri> places, boolean poolChosen) {
        Optional<ManagedObjectReference> pool = pool(origin, places.getFirst(), poolChosen);
        boolean poolMoves = pool.isPresent() && !pool.equals(origin.pool());
        List<MigrationUri> others =
                places.stream()
                        .filter(place -> poolMoves || !place.host().equals(origin.host()))
                        .toList();
        if (others.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "'" + machine.name() + "' is there already: there is nothing to move");
        }
        Optional<VirtException> first = Optional.empty();
        for (MigrationUri place : others) {
            MigrationFindings findings = MigrationFindings.fetch(machine, pool, place.host());
            Optional<VirtException> refusal =
                    findings.refusal(options.flags().contains(MigrationFlag.ABORT_ON_ERROR));
            if (refusal.isEmpty()) {
                return new Course(pool, place.host(), findings);
            }
            first = first.or(() -> refusal);
        }
        throw refused(first.orElseThrow(), others.size());
    }

    private static VirtException refused(VirtException first, int hosts) {
        return hosts == 1
                ? first
                : new VirtException(
                        first.code(),
                        first.detail() + " (none of " + hosts + " hosts takes it)",
                        first);
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
            Optional<String> name = options.name().filter(wanted -> !wanted.equals(machine.name()));
            if (name.isPresent()) {
                machine.run(
                        RenameTaskRequest.builder(machine.reference())
                                .newName(HexEscape.NAME.escape(name.get()))
                                .build(),
                        "rename");
                moved = machine.named(name.get());
            }
        } catch (VirtException e) {
            throw new VirtException(
                    e.code(), e.detail() + "; it has been migrated all the same", e);
        }
        return new Done(moved, course.host(), List.copyOf(warnings));
    }
}
