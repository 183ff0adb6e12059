package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;

/// The hosts that a connection is about: one, or in a vCenter perhaps more.
///
/// @param session the session
/// @param scope where the connection looks
record HostsInScope(EsxSession session, Scope scope) {

    /// Tells whether they are a vCenter's.
    boolean isOfVcenter() {
        return session.about().apiType().equals("VirtualCenter");
    }

    /// Fetches properties of all of them.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if there is none
    List<Row> fetch(String... properties) {
        return among(session.rows(scope.host(properties), "the host"));
    }

    private static List<Row> among(List<Row> rows) {
        List<Row> hosts = rows.stream().filter(row -> row.isType(Scope.HOST)).toList();
        if (hosts.isEmpty()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "the server shows no host to this user");
        }
        return hosts;
    }

    /// Fetches properties of the one that there is.
    ///
    /// @param what what of it is wanted, for the message
    /// @throws VirtException `OPERATION_INVALID` that names the hosts if there are several: what
    ///   one of them says would be a lie about the others
    Row fetchOne(String what, String... properties) {
        return one(what, fetch(properties));
    }

    /// Finds the one that there is among rows of a request.
    ///
    /// @param what what of it is wanted, for the message
    /// @throws VirtException as [#fetchOne]
    Row one(String what, List<Row> rows) {
        List<Row> hosts = among(rows);
        if (hosts.size() > 1) {
            throw several(what, hosts);
        }
        return hosts.getFirst();
    }

    private VirtException several(String what, List<Row> hosts) {
        List<Row> tree = session.rows(Scope.tree(session.rootFolder()), "the inventory");
        List<String> paths =
                InventoryPath.of(hosts.stream().map(Row::object).toList(), tree).stream()
                        .sorted()
                        .toList();
        return new VirtException(
                ErrorCode.OPERATION_INVALID,
                "this connection is about "
                        + hosts.size()
                        + " hosts; for the "
                        + what
                        + " of one, name it in the URI's path: "
                        + InventoryPath.enumerated(paths));
    }
}
