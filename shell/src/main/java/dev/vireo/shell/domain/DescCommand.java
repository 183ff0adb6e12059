package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.MetadataKind;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `desc`: the description, which is VMware's annotation, or the title, for which VMware has no
/// place of its own.
public final class DescCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "desc",
                CommandSpec.Group.DOMAIN,
                "show or set domain's description or title",
                "Allows setting or modifying the description or title of a domain.",
                true,
                Stream.of(
                                List.of(OptionSpec.domain("domain name, id or uuid")),
                                DescribedSides.options(),
                                List.of(
                                        OptionSpec.flag(
                                                "title",
                                                "modify/get the title instead of description"),
                                        OptionSpec.flag(
                                                "edit", "open an editor to modify the description"),
                                        OptionSpec.list("new-desc", "message")))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        if (arguments.has("edit")) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "--edit is not supported here; give the text behind the domain");
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        MetadataKind kind = arguments.has("title") ? MetadataKind.TITLE : MetadataKind.DESCRIPTION;
        return arguments.list().isEmpty()
                ? show(domain, arguments.required("domain"), kind, sides)
                : set(domain, kind, String.join(" ", arguments.list()), sides);
    }

    private static Reply show(
            Domain domain, String given, MetadataKind kind, Set<Modification> sides) {
        Optional<String> text = domain.fetchMetadata(kind, "", sides);
        return new TextReply( // virsh ends no line here
                text.orElse("No " + word(kind) + " for domain: " + given),
                members(domain, kind, text));
    }

    private static Reply set(
            Domain domain, MetadataKind kind, String text, Set<Modification> sides) {
        Optional<String> wanted = Optional.of(text).filter(given -> !given.isEmpty());
        try {
            domain.setMetadata(kind, wanted, "", "", sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to set new domain " + word(kind), e);
        }
        return new TextReply(
                "Domain " + word(kind) + " updated successfully",
                members(domain, kind, wanted),
                true);
    }

    private static String word(MetadataKind kind) {
        return kind == MetadataKind.TITLE ? "title" : "description";
    }

    private static Map<String, @Nullable Object> members(
            Domain domain, MetadataKind kind, Optional<String> text) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put(word(kind), text.orElse(null));
        return members;
    }
}
