package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Machines that cannot be told apart by what was asked for. libvirt takes the first.
///
/// @param session the session
/// @param machines the machines, with name, UUID and power state
record Namesakes(EsxSession session, List<Row> machines) {
    /// Refuses to choose, and tells by what each can be looked up.
    ///
    /// @param what was asked for
    VirtException refusal(String what) {
        Map<ManagedObjectReference, String> files = files();
        List<String> shown = new ArrayList<>();
        for (Row row : machines) {
            StringBuilder one = new StringBuilder("UUID " + VirtualMachines.uuid(row));
            VirtualMachines.id(row).ifPresent(id -> one.append(", ID ").append(id));
            String file = files.get(row.object());
            if (file != null) {
                one.append(", file '").append(OneLine.of(file)).append("'");
            }
            shown.add(
                    one.append(")").insert(0, "'" + VirtualMachines.name(row) + "' (").toString());
        }
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                machines.size()
                        + " domains have "
                        + what
                        + "; say which is meant: "
                        + InventoryPath.enumerated(shown));
    }

    private Map<ManagedObjectReference, String> files() {
        List<ManagedObjectReference> references = machines.stream().map(Row::object).toList();
        Map<ManagedObjectReference, String> files = new HashMap<>();
        for (Row row :
                session.rows(
                        Scope.machines(references, List.of(Properties.VMX_PATH)), "the domains")) {
            row.find(Properties.VMX_PATH, String.class)
                    .ifPresent(file -> files.put(row.object(), file));
        }
        return files;
    }
}
