package dev.vireo.simulator.inventory;

import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The question that a machine's task waits with, and the ones that it is told to ask.
final class VmQuestions {
    private final SimVirtualMachine vm;
    private final Map<String, Deque<Question>> scripted = new HashMap<>(0);
    private @Nullable Pending pending;
    private @Nullable String lastAnswered;

    VmQuestions(SimVirtualMachine vm) {
        this.vm = vm;
    }

    /// Lets a method's next task ask a question.
    void script(String method, Question question) {
        scripted.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(question);
    }

    /// Asks what a method was told to ask.
    void askScripted(SimTask task) {
        Deque<Question> questions = scripted.get(task.methodName());
        if (questions != null) {
            questions.forEach(task::ask); // the answered ones do not ask again
            scripted.remove(task.methodName());
        }
    }

    Optional<VirtualMachineQuestionInfo> describe() {
        return Optional.ofNullable(pending).map(p -> p.question.describe(p.id));
    }

    void ask(SimTask task, Question question) {
        pending = new Pending(task.nextQuestionId(question), task, question);
        vm.touch();
        new PowerEvents(vm).asked(question);
    }

    void withdraw() {
        pending = null;
        vm.touch();
    }

    void answer(AnswerVMRequest request) {
        Pending answered = pending;
        if (request.questionId().equals(lastAnswered)) {
            throw new SimFault(
                    ConcurrentAccess.builder().build(), "The question has been answered already.");
        }
        if (answered == null || !answered.id.equals(request.questionId())) {
            throw SimFault.invalidArgument("questionId");
        }
        if (answered.question.choice(request.answerChoice()).isEmpty()) {
            throw SimFault.invalidArgument("answerChoice");
        }
        go(answered, request.answerChoice());
    }

    /// Answers from inside.
    ///
    /// @param choice the label or the key of a choice
    /// @throws IllegalArgumentException if nothing is asked, or this is no answer to it
    void answer(String choice) {
        Pending answered = pending;
        if (answered == null) {
            throw new IllegalArgumentException(vm.config().name() + " asks nothing");
        }
        String key = answered.question.key(choice);
        go(answered, key);
    }

    private void go(Pending answered, String key) {
        lastAnswered = answered.id;
        withdraw();
        answered.task.answered(answered.question, key);
    }

    private record Pending(String id, SimTask task, Question question) {}
}
