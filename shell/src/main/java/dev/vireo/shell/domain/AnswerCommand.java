package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainQuestion;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `answer`: lets a domain that waits with a question go on. virsh has nothing like it.
public final class AnswerCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "answer",
                CommandSpec.Group.DOMAIN,
                "answer the question of a domain",
                "Answers the question that a domain waits with; 'questions' lists them.",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec("choice", OptionSpec.Kind.TEXT, true, "label or key of the answer"),
                OptionSpec.namedText("question", "id of the question that is meant"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        try {
            String meant = arguments.text("question");
            domain.answer(meant == null ? asked(domain) : meant, arguments.required("choice"));
        } catch (VirtException e) {
            throw DomainChange.failed("answer the question of", given, e);
        }
        return DomainChange.done(
                "answer", domain, "The question of domain '" + given + "' is answered");
    }

    private static String asked(Domain domain) {
        return domain.fetchQuestion()
                .map(DomainQuestion::id)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.OPERATION_INVALID,
                                "'" + domain.name() + "' asks nothing"));
    }
}
