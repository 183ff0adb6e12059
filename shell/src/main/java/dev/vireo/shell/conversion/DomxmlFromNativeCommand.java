package dev.vireo.shell.conversion;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domxml-from-native`.
public final class DomxmlFromNativeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domxml-from-native",
                CommandSpec.Group.DOMAIN,
                "Convert native config to domain XML",
                "Convert native guest configuration format to domain XML format.",
                true,
                List.of(
                        new OptionSpec(
                                        "format",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "source config data format")
                                .choosing("vmware-vmx"),
                        new OptionSpec(
                                        "config",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "config data file to import from")
                                .completing(Completes.FILE)));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String format = arguments.required("format");
        String config = InputFile.read(arguments.required("config"));
        String xml = session.connection().domainXmlFromNative(format, config);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("format", format);
        members.put("xml", xml);
        return new TextReply(xml, members);
    }
}
