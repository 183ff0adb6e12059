package dev.vireo.driver.esx;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.api.QuestionPolicy.Answer;
import dev.vireo.api.QuestionPolicy.Decision;
import dev.vireo.api.QuestionPolicy.Refuse;
import dev.vireo.client.OneLine;
import dev.vireo.model.VirtException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Answers the questions of a machine while one operation is under way, as the connection's policy
/// says. The policy may be asked on any thread.
final class QuestionDesk {
    /// A question that comes again and again, such as one about a full disk that is answered with
    /// `Retry`, must not keep the operation for ever.
    private static final int MOST_ANSWERS = 10;

    /// Takes answers to the server.
    @FunctionalInterface
    interface Server {
        /// Answers a question.
        ///
        /// @return false if somebody else was faster
        boolean answer(String questionId, String choiceKey);
    }

    private final Server server;
    private final QuestionPolicy policy;
    private final String verb;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /// Opens a desk.
    ///
    /// @param verb what the questions block, for messages
    QuestionDesk(Server server, QuestionPolicy policy, String verb) {
        this.server = server;
        this.policy = policy;
        this.verb = verb;
    }

    /// Lets the policy pick an answer, for as long as that takes.
    ///
    /// @throws BlockedException if the policy does not answer it
    Choice choose(DomainQuestion question) {
        if (answers.merge(question.text(), 1, Integer::sum) > MOST_ANSWERS) {
            throw blocked(question, "and " + MOST_ANSWERS + " answers did not help");
        }
        Choice choice =
                switch (decide(question)) {
                    case Refuse(String reason) -> throw blocked(question, reason);
                    case Answer(Choice picked) -> picked;
                };
        if (!question.choices().contains(choice)) {
            throw blocked(question, "and '" + choice.label() + "' is none of them");
        }
        return choice;
    }

    /// Answers a question, unless somebody else was faster.
    ///
    /// @throws BlockedException if the server does not take the answer
    void answer(DomainQuestion question, Choice choice) {
        try {
            server.answer(question.id(), choice.key());
        } catch (VirtException e) {
            throw blocked(question, "and '" + choice.label() + "' is not taken: " + e.detail());
        }
    }

    private Decision decide(DomainQuestion question) {
        try {
            return policy.decide(question);
        } catch (RuntimeException e) { // not ours; the task must not be left behind because of it
            return new Refuse("and who was asked for an answer failed: " + OneLine.of("" + e));
        }
    }

    /// Makes the failure of what a question blocks.
    ///
    /// @param reason why it is not answered
    BlockedException blocked(DomainQuestion question, String reason) {
        return new BlockedException(question, verb, reason);
    }
}
