package dev.vireo.shell.domain;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `questions`: what keeps domains waiting. virsh has nothing like it.
public final class QuestionsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "questions",
                CommandSpec.Group.MONITOR,
                "list questions that domains wait with",
                "Lists the questions that domains wait with, and the possible answers; the default"
                        + " is in brackets.");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        return new QuestionList(session.connection().fetchQuestions());
    }

    /// Describes a question.
    static Map<String, @Nullable Object> members(DomainQuestion question) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("domain", question.domain());
        members.put("uuid", question.uuid().toString());
        members.put("id", question.id());
        members.put("messages", question.messageIds());
        members.put("text", question.text());
        members.put("choices", question.choices().stream().map(QuestionsCommand::members).toList());
        members.put("default", question.defaultChoice().map(Choice::key).orElse(null));
        return members;
    }

    private static Map<String, Object> members(Choice choice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", choice.key());
        members.put("label", choice.label());
        members.put("destructive", choice.isDestructive());
        return members;
    }

    private static String answers(DomainQuestion question) {
        return question.choices().stream()
                .map(choice ->
                        question.defaultChoice().filter(choice::equals).isPresent()
                                ? "[" + choice.label() + "]"
                                : choice.label())
                .collect(Collectors.joining(", "));
    }

    /// The questions.
    private record QuestionList(List<DomainQuestion> questions) implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            Table table = new Table("Domain", "Id", "Answers", "Question");
            for (DomainQuestion question : questions) {
                table.add(question.domain(), question.id(), answers(question), question.text());
            }
            table.appendTo(text, quiet);
        }

        @Override
        public Map<String, @Nullable Object> json() {
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            questions.forEach(question -> all.add(members(question)));
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("questions", all);
            return members;
        }
    }
}
