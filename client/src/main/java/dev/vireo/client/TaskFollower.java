package dev.vireo.client;

import dev.vireo.vim.DataObject;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ObjectUpdate;
import dev.vireo.vim.ObjectUpdateKind;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the updates about one task together.
final class TaskFollower {
    static final String QUESTION = "runtime.question";

    private final Session session;
    private final ManagedObjectReference task;
    private final TaskOptions options;
    private String state = "";
    private @Nullable Object error;
    private @Nullable Object result;
    private @Nullable VirtualMachineQuestionInfo question;
    private @Nullable String toldQuestion;
    private int toldProgress = -1;
    private int progress = -1;

    TaskFollower(Session session, ManagedObjectReference task, TaskOptions options) {
        this.session = session;
        this.task = task;
        this.options = options;
    }

    boolean isOver() {
        return state.equals(TaskInfoState.SUCCESS.value())
                || state.equals(TaskInfoState.ERROR.value());
    }

    /// Takes in one set of updates, then tells the listeners.
    void accept(List<ObjectUpdate> updates) {
        for (ObjectUpdate update : updates) {
            boolean ofTask = update.obj().equals(task);
            if (ofTask && update.kind().equals(ObjectUpdateKind.LEAVE) && !isOver()) {
                throw new ProtocolException(
                        session.client().server(), "has lost task " + task.value());
            }
            for (PropertyChange change : update.changeSet()) {
                Object value = change.value("val").map(PropertyRow::unwrap).orElse(null);
                if (ofTask) {
                    taskChange(change.name(), value);
                } else if (change.name().equals(QUESTION)) {
                    question = value instanceof VirtualMachineQuestionInfo asked ? asked : null;
                }
            }
        }
        tell();
    }

    private void taskChange(String path, @Nullable Object value) {
        switch (path) {
            case "info" -> {
                if (value instanceof TaskInfo info) {
                    wholeInfo(info);
                }
            }
            case "info.state" -> state = Objects.toString(value, "");
            case "info.error" -> error = value;
            case "info.result" -> result = value;
            case "info.progress" -> progress = value instanceof Integer percent ? percent : -1;
            default -> {} // not asked for
        }
    }

    private void wholeInfo(TaskInfo info) {
        for (String name : List.of("state", "error", "result", "progress")) {
            taskChange("info." + name, info.value(name).map(PropertyRow::unwrap).orElse(null));
        }
    }

    private void tell() {
        if (progress >= 0 && progress != toldProgress) {
            toldProgress = progress;
            options.onProgress().accept(progress);
        }
        if (isOver()) {
            return;
        }
        VirtualMachineQuestionInfo asked = question;
        String id = asked == null ? null : asked.id();
        if (toldQuestion != null && !toldQuestion.equals(id)) {
            options.onQuestionGone().run();
        }
        if (asked != null && !Objects.equals(id, toldQuestion)) {
            options.onQuestion().accept(asked);
        }
        toldQuestion = id;
    }

    /// Returns the result of a task that is over.
    Optional<Object> result() {
        if (state.equals(TaskInfoState.SUCCESS.value())) {
            return Optional.ofNullable(result);
        }
        throw new TaskFailedException(
                session.client().server(),
                task,
                error instanceof LocalizedMethodFault fault ? fault : fetchError());
    }

    /// Asks for the error, should the server have told the state without it.
    private @Nullable LocalizedMethodFault fetchError() {
        Optional<Object> info =
                session.propertyCollector().retrieveOne(task, List.of("info")).get("info");
        return (LocalizedMethodFault)
                info.filter(DataObject.class::isInstance)
                        .map(DataObject.class::cast)
                        .flatMap(known -> known.value("error"))
                        .orElse(null);
    }
}
