package dev.vireo.driver.esx;

import dev.vireo.api.DomainJob;
import dev.vireo.api.DomainJobs;
import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Shows the tasks of a machine as jobs, and cancels them.
interface MachineJobs extends DomainJobs {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default Optional<DomainJob> fetchJob() {
        Machine machine = machine().throughVcenter();
        return Tasks.fetch(machine).stream()
                .filter(Tasks::isPending)
                .max(Comparator.comparing(TaskInfo::queueTime))
                .map(info -> Tasks.job(info, Tasks.now(machine)));
    }

    @Override
    default Optional<DomainJob> fetchEndedJob() {
        return Tasks.fetch(machine().throughVcenter()).stream()
                .filter(info -> info.completeTime() != null)
                .max(Comparator.comparing(TaskInfo::completeTime))
                .map(info -> Tasks.job(info, Objects.requireNonNull(info.completeTime())));
    }

    @Override
    default void abortJob() {
        Machine machine = machine().throughVcenter();
        List<TaskInfo> pending = Tasks.fetch(machine).stream().filter(Tasks::isPending).toList();
        if (pending.isEmpty()) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, "no job is active on the domain");
        }
        for (TaskInfo info : pending) {
            ManagedObjectReference task = info.task();
            boolean cancelled =
                    machine.session()
                            .carry(
                                    session -> session.tasks().cancel(task),
                                    "abort the job of",
                                    machine.name());
            if (!cancelled) {
                throw new VirtException(
                        ErrorCode.OPERATION_INVALID,
                        "the job '" + info.descriptionId() + "' cannot be aborted");
            }
        }
    }

    /// Reads tasks.
    final class Tasks {
        private Tasks() {}

        static List<TaskInfo> fetch(Machine machine) {
            return machine
                    .session()
                    .rows(
                            Scope.machineAndTasks(
                                    machine.reference(),
                                    List.of(VirtualMachines.POWER_STATE),
                                    List.of("info")),
                            machine.name())
                    .stream()
                    .flatMap(row -> row.find("info", TaskInfo.class).stream())
                    .toList();
        }

        static boolean isPending(TaskInfo info) {
            return info.state().equals(TaskInfoState.QUEUED)
                    || info.state().equals(TaskInfoState.RUNNING);
        }

        /// Returns what time it is for the server, whose times are compared with it.
        static Instant now(Machine machine) {
            return machine.session()
                    .call(
                            CurrentTimeRequest.builder(EsxSession.SERVICE_INSTANCE).build(),
                            "read the time of the server of",
                            machine.name());
        }

        static DomainJob job(TaskInfo info, Instant end) {
            Instant start = Objects.requireNonNullElse(info.startTime(), info.queueTime());
            Duration elapsed = Duration.between(start, end);
            Integer progress = isPending(info) ? info.progress() : null;
            LocalizedMethodFault error = info.error();
            return new DomainJob(
                    type(info),
                    operation(info.descriptionId()),
                    info.descriptionId(),
                    progress == null ? OptionalInt.empty() : OptionalInt.of(progress),
                    elapsed.isNegative() ? Duration.ZERO : elapsed,
                    isPending(info) && info.cancelable(),
                    Optional.ofNullable(error)
                            .map(fault ->
                                    OneLine.of(
                                            Objects.requireNonNullElse(
                                                    fault.localizedMessage(),
                                                    fault.fault().wireType()))));
        }

        private static DomainJob.Type type(TaskInfo info) {
            if (isPending(info)) {
                return info.progress() == null ? DomainJob.Type.UNBOUNDED : DomainJob.Type.BOUNDED;
            }
            LocalizedMethodFault error = info.error();
            if (error == null) {
                return DomainJob.Type.COMPLETED;
            }
            return error.fault() instanceof RequestCanceled || info.cancelled()
                    ? DomainJob.Type.CANCELLED
                    : DomainJob.Type.FAILED;
        }

        private static DomainJob.Operation operation(String id) {
            return switch (id) {
                case "VirtualMachine.migrate", "VirtualMachine.relocate" ->
                        DomainJob.Operation.MIGRATION_OUT;
                case "VirtualMachine.powerOn" -> DomainJob.Operation.START;
                case "VirtualMachine.suspend" -> DomainJob.Operation.SAVE;
                case "VirtualMachine.createSnapshot" -> DomainJob.Operation.SNAPSHOT;
                case "VirtualMachine.revertToCurrentSnapshot", "vm.Snapshot.revert" ->
                        DomainJob.Operation.SNAPSHOT_REVERT;
                case "VirtualMachine.removeAllSnapshots",
                        "VirtualMachine.consolidateDisks",
                        "vm.Snapshot.remove" ->
                        DomainJob.Operation.SNAPSHOT_DELETE;
                case "VirtualMachine.clone" -> DomainJob.Operation.BACKUP;
                default -> DomainJob.Operation.UNKNOWN;
            };
        }
    }
}
