package dev.vireo.driver.esx;

import dev.vireo.api.DomainControl;
import dev.vireo.api.DomainControl.State;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.VirtualMachineConnectionState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out whether a machine can be worked on: whether its host knows it, and whether a task is
/// at work on it or waits with a question.
final class ControlState {
    private static final String CONNECTION = "runtime.connectionState";
    private static final String QUEUED = "info.queueTime";

    private ControlState() {}

    static DomainControl fetch(Machine machine) {
        List<String> ofMachine = new ArrayList<>(Facts.OF_MACHINE);
        ofMachine.add(CONNECTION);
        List<Row> rows =
                machine.session()
                        .rows(
                                Scope.machineAndTasks(
                                        machine.reference(),
                                        ofMachine,
                                        List.of(Facts.TASK_STATE, QUEUED)),
                                machine.name());
        Row own = machine.own(rows);
        Optional<VirtualMachineConnectionState> connection =
                own.find(CONNECTION, VirtualMachineConnectionState.class)
                        .filter(state -> !state.equals(VirtualMachineConnectionState.CONNECTED));
        if (connection.isPresent()) {
            return new DomainControl(State.ERROR, connection.get().value(), Duration.ZERO);
        }
        Optional<Instant> oldest =
                rows.stream()
                        .filter(row -> row.isType(Scope.TASK) && Facts.isPending(row))
                        .flatMap(row -> row.find(QUEUED, Instant.class).stream())
                        .min(Comparator.naturalOrder());
        Optional<VirtualMachineQuestionInfo> question =
                own.find(Facts.QUESTION, VirtualMachineQuestionInfo.class);
        if (question.isPresent()) {
            return new DomainControl(
                    State.OCCUPIED,
                    "it waits with the question '" + question.get().text() + "'",
                    since(machine, oldest));
        }
        return oldest.isPresent()
                ? new DomainControl(State.JOB, "a task is at work on it", since(machine, oldest))
                : new DomainControl(State.OK, "", Duration.ZERO);
    }

    private static Duration since(Machine machine, Optional<Instant> begin) {
        if (begin.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now =
                machine.session()
                        .call(
                                CurrentTimeRequest.builder(EsxSession.SERVICE_INSTANCE).build(),
                                "ask for the time of the server of",
                                machine.name());
        Duration since = Duration.between(begin.get(), now);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
