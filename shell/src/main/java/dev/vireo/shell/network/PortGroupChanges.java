package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.NetworkXml;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a changed document of a standard switch asks for: other port groups, which is all that can
/// be changed of one.
///
/// @param changes the changes; those that other things may stand against come first
record PortGroupChanges(List<Change> changes) {
    /// A change of a port group.
    ///
    /// @param update what to do
    /// @param xml the port group
    record Change(NetworkUpdate update, String xml) {}

    /// Compares two documents.
    ///
    /// @throws VirtException if the second is none, or if they differ in more than port groups
    static PortGroupChanges between(String before, String after) {
        NetworkDefinition present = NetworkXml.read(before, false);
        NetworkDefinition wanted = NetworkXml.read(after, true);
        if (!withGroups(wanted, present.portGroups()).equals(present)) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    ErrorDomain.NONE,
                    "of a standard switch, only port groups can be changed; use net-undefine and"
                            + " net-define",
                    null);
        }
        Map<String, String> there = texts(before);
        Map<String, String> needed = texts(after);
        List<Change> changes = new ArrayList<>();
        there.forEach((name, text) -> {
            if (!needed.containsKey(name)) {
                changes.add(new Change(NetworkUpdate.DELETE, text));
            }
        });
        needed.forEach((name, text) -> {
            String old = there.get(name);
            if (old == null) {
                changes.add(new Change(NetworkUpdate.ADD, text));
            } else if (!NetworkXml.readPortGroup(text).equals(NetworkXml.readPortGroup(old))) {
                changes.add(new Change(NetworkUpdate.MODIFY, text));
            }
        });
        return new PortGroupChanges(List.copyOf(changes));
    }

    private static NetworkDefinition withGroups(NetworkDefinition network, List<PortGroup> groups) {
        return new NetworkDefinition(
                network.name(),
                network.uuid(),
                network.forward(),
                network.interfaces(),
                network.mtu(),
                network.bandwidth(),
                groups,
                network.distributed());
    }

    private static Map<String, String> texts(String document) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (XmlElement group : XmlDocument.parse(document).children("portgroup")) {
            String name = group.attribute("name").orElse("");
            if (texts.put(name, XmlDocument.write(group)) != null) {
                throw new VirtException(
                        ErrorCode.XML_ERROR, "two port groups have the name '" + name + "'");
            }
        }
        return texts;
    }

    /// Makes the changes one after the other, as the host takes them.
    ///
    /// @throws VirtException if one fails; says what was done before
    void make(Network network) {
        int done = 0;
        try {
            for (Change change : changes) {
                network.updatePortGroup(change.update(), change.xml());
                done++;
            }
        } catch (VirtException e) {
            throw done == 0
                    ? e
                    : new VirtException(
                            e.code(),
                            e.domain(),
                            e.detail()
                                    + " ("
                                    + done
                                    + " of "
                                    + changes.size()
                                    + " port groups"
                                    + " were changed before)",
                            e);
        }
    }
}
