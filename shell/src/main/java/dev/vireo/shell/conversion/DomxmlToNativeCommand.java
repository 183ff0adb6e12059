package dev.vireo.shell.conversion;

import dev.vireo.api.DomainXmlFlag;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domxml-to-native`.
public final class DomxmlToNativeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domxml-to-native",
                CommandSpec.Group.DOMAIN,
                "Convert domain XML to native config",
                "Convert domain XML config to a native guest configuration format.",
                true,
                List.of(
                        new OptionSpec(
                                        "format",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "target config data type format")
                                .choosing("vmware-vmx"),
                        OptionSpec.namedText("domain", "domain name, id or uuid")
                                .completing(Completes.DOMAIN),
                        OptionSpec.text("xml", "xml data file to export from")
                                .completing(Completes.FILE)));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("domain", "xml");
        String format = arguments.required("format");
        String config =
                session.connection().domainXmlToNative(format, document(session, arguments));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("format", format);
        members.put("config", config);
        return new TextReply(config, members);
    }

    private static String document(Session session, Arguments arguments) {
        String file = arguments.text("xml");
        if (file != null) {
            return InputFile.read(file);
        }
        if (arguments.text("domain") == null) {
            throw CommandFailure.usage("need either domain or domain XML");
        }
        return DomainLookup.ANY
                .find(session, arguments)
                .fetchXml(EnumSet.of(DomainXmlFlag.INACTIVE));
    }
}
