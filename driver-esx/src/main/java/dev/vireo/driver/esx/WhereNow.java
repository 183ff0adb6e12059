package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;

/// Says where a machine is after its migration was given up.
final class WhereNow {
    private WhereNow() {}

    /// Adds to a failure where the machine is. A failure that the server has reported by itself
    /// says enough: the machine has not moved.
    static VirtException added(Machine machine, VirtException failure) {
        if (failure.code() != ErrorCode.OPERATION_ABORTED
                && failure.code() != ErrorCode.OPERATION_TIMEOUT) {
            return failure;
        }
        return told(machine, failure);
    }

    /// Adds to a failure where the machine is, whatever the failure is.
    static VirtException told(Machine machine, VirtException failure) {
        return uninterrupted(machine).map(place -> MoreWords.after(failure, place)).orElse(failure);
    }

    /// Looks for it also where the thread was interrupted, which stays so.
    private static Optional<String> uninterrupted(Machine machine) {
        boolean interrupted = Thread.interrupted();
        try {
            return place(machine);
        } catch (VirtException _) { // why it was given up is the error to report
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<String> place(Machine machine) {
        List<Row> rows = machine.fetchWithHost(List.of(Properties.VMX_PATH), List.of(Scope.NAME));
        Optional<String> host =
                rows.stream()
                        .filter(row -> row.isType(Scope.HOST))
                        .flatMap(row -> row.find(Scope.NAME, String.class).stream())
                        .findFirst();
        Optional<String> file = machine.own(rows).find(Properties.VMX_PATH, String.class);
        return host.map(name ->
                "'"
                        + machine.name()
                        + "' is on host '"
                        + OneLine.of(name)
                        + "'"
                        + file.map(path -> ", with its files at '" + OneLine.of(path) + "'")
                                .orElse(""));
    }
}
