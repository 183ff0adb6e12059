package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.vim.CancelTaskRequest;
import dev.vireo.vim.LocalizableMessage;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SetTaskDescriptionRequest;
import dev.vireo.vim.SetTaskStateRequest;
import dev.vireo.vim.TaskHandler;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.TaskReasonUser;
import dev.vireo.vim.UpdateProgressRequest;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Work that the server does on behalf of a client, and how far it is.
///
/// The work runs without a thread of its own. When it has a question it stops; the answer makes it
/// run again from its start, with the answer at hand. So work asks first and acts then.
final class SimTask extends SimObject implements TaskHandler {
    private static final ScopedValue<SimTask> RUNNING = ScopedValue.newInstance();

    private final Operation operation;
    private final SimEntity entity;
    private final String userName;
    private final Instant queueTime;
    private final int chain;
    private final Map<Question, String> answers = new HashMap<>();
    private TaskInfoState state = TaskInfoState.QUEUED;
    private @Nullable Instant startTime;
    private @Nullable Instant completeTime;
    private @Nullable SimFault error;
    private @Nullable Object result;
    private boolean cancelled;
    private boolean blocked;
    private @Nullable Integer progress;
    private @Nullable LocalizableMessage description;
    private @Nullable String parentKey;
    private int asked;
    private TaskScript script = TaskScript.NONE;

    SimTask(ManagedObjectReference self, Operation operation, SimEntity entity, int chain) {
        super(entity.inventory(), self);
        this.operation = operation;
        this.entity = entity;
        this.chain = chain;
        this.userName = Call.userName();
        this.queueTime = inventory().now();
    }

    /// Returns the task whose work this thread does.
    static Optional<SimTask> running() {
        return RUNNING.isBound() ? Optional.of(RUNNING.get()) : Optional.empty();
    }

    /// Returns what links the events of this task.
    int chain() {
        return chain;
    }

    /// Returns whether the work has not been stopped by a question before.
    boolean isFirstRun() {
        return asked == 0;
    }

    String methodName() {
        return operation.methodName();
    }

    /// Returns who started it.
    String userName() {
        return userName;
    }

    /// Starts the work: at once, or after the time that it is to take.
    void start(TaskScript wanted) {
        script = wanted;
        state = TaskInfoState.RUNNING;
        startTime = inventory().now();
        touch();
        if (script.time().isZero()) {
            goOn();
        } else {
            waitForStep(1);
        }
    }

    private void waitForStep(int step) {
        inventory().later(script.time().dividedBy(script.steps()), () -> takeStep(step));
    }

    private void takeStep(int step) {
        if (isDone()) {
            return;
        }
        if (step >= script.steps()) {
            goOn();
            return;
        }
        progress = script.end() * step / script.steps();
        touch();
        waitForStep(step + 1);
    }

    /// Does the work, or fails as it is scripted.
    private void goOn() {
        if (script.failure().isPresent() && script.question().isEmpty()) {
            progress = script.failAt();
            fail(script.failure().get());
        } else {
            work();
        }
    }

    /// Asks what is scripted, then does the work.
    private @Nullable Object scriptedWork() {
        if (entity instanceof SimVirtualMachine) {
            script.question().ifPresent(this::ask);
        }
        script.failure()
                .ifPresent(failure -> {
                    throw failure;
                });
        return operation.work().run(this);
    }

    private void work() {
        if (isDone()) {
            return;
        }
        blocked = false;
        try {
            result =
                    ScopedValue.where(RUNNING, this)
                            .call(() -> inventory().durably(this::scriptedWork));
            end(TaskInfoState.SUCCESS);
        } catch (Unanswered _) {
            blocked = true;
            touch();
        } catch (SimFault fault) {
            fail(fault);
        } catch (DatastoreFileException e) {
            fail(FileFaults.of(e));
        } catch (UncheckedIOException | IllegalStateException e) { // the state could not be kept
            fail(SimFault.systemError(String.valueOf(e.getMessage())));
        }
    }

    private void fail(SimFault fault) {
        error = fault;
        end(TaskInfoState.ERROR);
    }

    /// Asks a question about the machine that this task works on, once: the answer is kept.
    ///
    /// @return the key of the choice
    String ask(Question question) {
        String answer = answers.get(question);
        if (answer == null) {
            ((SimVirtualMachine) entity).questions().ask(this, question);
            throw new Unanswered();
        }
        return answer;
    }

    boolean isAnswered(Question question) {
        return answers.containsKey(question);
    }

    /// Asks a question once more that was answered before, because the reason for it is still
    /// there.
    void askAgain(Question question) {
        answers.remove(question);
        ask(question);
    }

    /// Checks that no question was answered so that the work is not to be done.
    void requireNotAborted() {
        answers.forEach((question, answer) -> {
            if (question.choice(answer).orElseThrow().aborts()) {
                throw SimFault.requestCanceled();
            }
        });
    }

    /// Makes the identifier of a question, which no other question of this server has.
    String nextQuestionId(Question question) {
        asked++;
        return self().value() + "." + question.messageId() + (asked == 1 ? "" : "." + asked);
    }

    /// Returns what the work throws to stop until [#resume()] lets it run again from its start.
    RuntimeException waiting() {
        return new Unanswered();
    }

    void resume() {
        work();
    }

    /// Takes an answer and goes on.
    void answered(Question question, String choice) {
        answers.put(question, choice);
        work();
    }

    private void end(TaskInfoState end) {
        state = end;
        completeTime = inventory().now();
        inventory().history().add(info());
        touch();
    }

    private boolean isCancelable() {
        return script.cancelable().orElse(operation.cancelable());
    }

    boolean isDone() {
        return state.equals(TaskInfoState.SUCCESS) || state.equals(TaskInfoState.ERROR);
    }

    SimEntity entity() {
        return entity;
    }

    @Override
    SimEntity place() {
        return entity;
    }

    @Nullable Instant completeTime() {
        return completeTime;
    }

    @Override
    public void cancelTask(CancelTaskRequest request) {
        if (isDone()) {
            throw SimFault.invalidState("The task has ended.");
        }
        if (!isCancelable()) {
            throw SimFault.notSupported();
        }
        cancelled = true;
        if (blocked && entity instanceof SimVirtualMachine machine) {
            machine.questions().withdraw();
        }
        fail(SimFault.requestCanceled());
    }

    /// Makes this the task of a client, which says how far it is.
    void ledByClient(@Nullable String parentTaskKey) {
        parentKey = parentTaskKey;
        touch();
    }

    /// Begins work that a lease does: it says how far it is.
    void begin() {
        state = TaskInfoState.RUNNING;
        startTime = inventory().now();
        touch();
    }

    /// Says how far the work of a lease is.
    void reached(int percent) {
        progress = percent;
        touch();
    }

    /// Ends the work of a lease.
    void finish(Optional<SimFault> failure) {
        failure.ifPresentOrElse(this::fail, () -> end(TaskInfoState.SUCCESS));
        entity.touch();
    }

    private void requireLedByClient() {
        if (!operation.work().equals(Work.BY_CLIENT)) {
            throw SimFault.notSupported();
        }
        if (isDone()) {
            throw SimFault.invalidState("The task has ended.");
        }
    }

    @Override
    public void setTaskState(SetTaskStateRequest request) {
        requireLedByClient();
        LocalizedMethodFault fault = request.fault();
        switch (request.state().value()) {
            case "running" -> {
                state = TaskInfoState.RUNNING;
                startTime = inventory().now();
                touch();
            }
            case "success" -> {
                result = request.result();
                end(TaskInfoState.SUCCESS);
            }
            case "error" -> {
                if (fault == null) {
                    throw SimFault.invalidArgument("fault");
                }
                fail(
                        new SimFault(
                                fault.fault(),
                                Objects.requireNonNullElse(fault.localizedMessage(), "")));
            }
            default -> throw SimFault.invalidState("A task cannot be queued again.");
        }
        inventory().tasks().touch();
    }

    @Override
    public void updateProgress(UpdateProgressRequest request) {
        requireLedByClient();
        if (!state.equals(TaskInfoState.RUNNING)) {
            throw SimFault.invalidState("The task does not run.");
        }
        if (request.percentDone() < 0 || request.percentDone() > 100) {
            throw SimFault.invalidArgument("percentDone");
        }
        progress = request.percentDone();
        touch();
    }

    @Override
    public void setTaskDescription(SetTaskDescriptionRequest request) {
        requireLedByClient();
        description = request.description();
        touch();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "info" -> info();
            case "value", "availableField" -> List.of();
            default -> null;
        };
    }

    TaskInfo info() {
        return TaskInfo.builder()
                .key(self().value())
                .task(self())
                .description(description)
                .name(operation.methodName().isEmpty() ? null : operation.methodName())
                .descriptionId(operation.descriptionId())
                .entity(entity.self())
                .entityName(entity.name())
                .state(state)
                .cancelled(cancelled)
                .cancelable(isCancelable())
                .error(error == null ? null : error.localized())
                .result(result)
                .progress(progress().isPresent() ? progress().getAsInt() : null)
                .reason(TaskReasonUser.builder().userName(userName).build())
                .queueTime(queueTime)
                .startTime(startTime)
                .completeTime(completeTime)
                .eventChainId(chain)
                .parentTaskKey(parentKey)
                .build();
    }

    private OptionalInt progress() {
        if (!state.equals(TaskInfoState.RUNNING)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(progress == null ? blocked ? 50 : 0 : progress);
    }

    /// What a task does.
    ///
    /// @param methodName the method that started it, for example `PowerOnVM_Task`
    /// @param descriptionId names it in the task history, for example `VirtualMachine.powerOn`
    /// @param cancelable whether a client can cancel it
    /// @param work does it
    record Operation(String methodName, String descriptionId, boolean cancelable, Work work) {}

    /// Does the work of a task and returns its result.
    @FunctionalInterface
    interface Work {
        /// Stands for work that is done elsewhere.
        Work BY_CLIENT = _ -> null;

        /// Stands for work that a lease does.
        Work BY_LEASE = _ -> null;

        /// Does the work.
        ///
        /// @throws SimFault if it fails: the task's error
        @Nullable Object run(SimTask task);
    }

    /// Leaves work that has to wait for an answer.
    @SuppressWarnings("serial") // never serialized
    private static final class Unanswered extends RuntimeException {
        Unanswered() {
            super("waits for an answer", null, false, false);
        }
    }
}
