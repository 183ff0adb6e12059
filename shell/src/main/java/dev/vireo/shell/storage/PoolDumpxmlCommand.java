package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.text.XmlSelection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `pool-dumpxml`.
public final class PoolDumpxmlCommand implements Command {
    private static final int INACTIVE = 1;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-dumpxml",
                CommandSpec.Group.POOL,
                "pool information in XML",
                "Output the pool information as an XML dump to stdout.",
                PoolLookup.option(),
                OptionSpec.flag("inactive", "show inactive defined XML"),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        if (arguments.has("inactive")) {
            throw new DomainChange.UnsupportedFlags(INACTIVE, "esxStoragePoolGetXMLDesc");
        }
        String document = pool.fetchXml();
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = PoolChange.identity(pool);
        members.put("xml", text);
        return new TextReply(text, members);
    }
}
