package dev.vireo.shell.snapshot;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.XmlSelection;

/// `snapshot-dumpxml`.
public final class SnapshotDumpxmlCommand implements Command {
    static final OptionSpec SECURITY_INFO =
            OptionSpec.flag("security-info", "include security sensitive information in XML dump");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-dumpxml",
                CommandSpec.Group.SNAPSHOT,
                "Dump XML for a domain snapshot",
                "Snapshot Dump XML",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec(SnapshotLookup.NAME, OptionSpec.Kind.TEXT, true, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                SECURITY_INFO,
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = SnapshotLookup.find(domain, arguments);
        refuseSecrets(session.connection(), arguments);
        String document = snapshot.fetchXml();
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        return SnapshotReply.text(snapshot, text, "xml", text);
    }

    /// Refuses to show secrets through a connection that may only read. There are none in VMware's
    /// snapshots, so others may ask.
    static void refuseSecrets(Connection connection, Arguments arguments) {
        if (arguments.has(SECURITY_INFO.name()) && connection.isReadOnly()) {
            throw new VirtException(
                    ErrorCode.OPERATION_DENIED,
                    ErrorDomain.DOMAIN,
                    "virDomainSnapshotGetXMLDesc with secure flag",
                    null);
        }
    }
}
