package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.XmlSelection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `dumpxml`.
public final class DumpxmlCommand implements Command {
    private static final int UPDATE_CPU = 4;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "dumpxml",
                CommandSpec.Group.DOMAIN,
                "domain information in XML",
                "Output the domain information as an XML dump to stdout.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("inactive", "show inactive defined XML"),
                OptionSpec.flag(
                        "security-info", "include security sensitive information in XML dump"),
                OptionSpec.flag("update-cpu", "update guest CPU according to host CPU"),
                OptionSpec.flag("migratable", "provide XML suitable for migrations"),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Set<DomainXmlFlag> flags = EnumSet.noneOf(DomainXmlFlag.class);
        for (DomainXmlFlag flag : DomainXmlFlag.values()) {
            if (arguments.has(option(flag))) {
                flags.add(flag);
            }
        }
        if (arguments.has("update-cpu")) {
            throw new DomainChange.UnsupportedFlags(UPDATE_CPU, "esxDomainGetXMLDesc");
        }
        String document = domain.fetchXml(flags);
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("xml", text);
        return new TextReply(text, members);
    }

    private static String option(DomainXmlFlag flag) {
        return switch (flag) {
            case SECURE -> "security-info";
            case INACTIVE -> "inactive";
            case MIGRATABLE -> "migratable";
        };
    }
}
