package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.MetadataKind;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
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

/// `metadata`: an element of another namespace that a domain carries along.
public final class MetadataCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "metadata",
                CommandSpec.Group.DOMAIN,
                "show or set domain's custom XML metadata",
                "Shows or modifies the XML metadata of a domain.",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                "uri",
                                                OptionSpec.Kind.TEXT,
                                                true,
                                                "URI of the namespace")),
                                DescribedSides.options(),
                                List.of(
                                        OptionSpec.flag(
                                                "edit", "use an editor to change the metadata"),
                                        OptionSpec.text(
                                                "key", "key to be used as a namespace identifier"),
                                        OptionSpec.text("set", "new metadata to set"),
                                        OptionSpec.flag(
                                                "remove",
                                                "remove the metadata corresponding to an uri")))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        arguments.exclusive("edit", "set");
        arguments.exclusive("remove", "set");
        arguments.exclusive("remove", "edit");
        if (arguments.has("edit")) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "--edit is not supported here; give the element with --set");
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String uri = arguments.required("uri");
        String element = arguments.text("set");
        String key = arguments.text("key");
        if (arguments.has("remove")) {
            domain.setMetadata(MetadataKind.ELEMENT, Optional.empty(), "", uri, sides);
            return reply(domain, uri, null, "Metadata removed\n", true);
        }
        if (element == null) {
            String found =
                    domain.fetchMetadata(MetadataKind.ELEMENT, uri, sides)
                            .orElseThrow(MetadataCommand::missing);
            return reply(domain, uri, found, found + "\n", false);
        }
        if (key == null) {
            throw CommandFailure.usage("namespace key is required when modifying metadata");
        }
        domain.setMetadata(MetadataKind.ELEMENT, Optional.of(element), key, uri, sides);
        return reply(domain, uri, element, "Metadata modified\n", true);
    }

    private static VirtException missing() {
        return new VirtException(
                ErrorCode.NO_DOMAIN_METADATA,
                ErrorDomain.DOMAIN,
                "Requested metadata element is not present",
                null);
    }

    private static Reply reply(
            Domain domain, String uri, @Nullable String element, String text, boolean extra) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("uri", uri);
        members.put("xml", element);
        return new TextReply(text, members, extra);
    }
}
