package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.Locale;

/// The tables about snapshots and files of machines.
final class FileTabs {
    private final Estate estate;
    private final MachineTabs machines;

    FileTabs(Estate estate, MachineTabs machines) {
        this.estate = estate;
        this.machines = machines;
    }

    Layout<MachineSnapshot> snapshot() {
        Layout<MachineSnapshot> tab =
                new Layout<MachineSnapshot>("vSnapshot")
                        .column("VM", it -> it.machine().name())
                        .column("Powerstate", it -> it.machine().item().text("runtime.powerState"))
                        .column("Name", it -> Figures.name(it.node()))
                        .column("Description", it -> it.node().text("description"))
                        .column("Date / time", it -> it.node().time("createTime"))
                        .column("Filename", MachineSnapshot::fileName)
                        .column("Size MiB (vmsn)", it -> Figures.mib(it.stateSize()))
                        .column("Size MiB (total)", it -> Figures.mib(it.size()))
                        .column("Quiesced", it -> it.node().flag("quiesced"))
                        .column("State", it -> it.node().text("state"));
        return machines.tail(tab, MachineSnapshot::machine);
    }

    /// Has the files that machines are made of. What else lies in the datastores is not looked for:
    /// that takes a search in each.
    Layout<DeviceTabs.Part> file() {
        Layout<DeviceTabs.Part> tab =
                new Layout<DeviceTabs.Part>("vFileInfo")
                        .column("Friendly Path Name", it -> name(it.item()))
                        .column("File Name", it -> afterLast(afterLast(name(it.item()), ' '), '/'))
                        .column("File Type", it -> it.item().text("type"))
                        .column("File Size in bytes", it -> it.item().number("size"))
                        .column("Path", it -> folder(name(it.item())))
                        .column(
                                "Internal Sort Column",
                                it -> name(it.item()).toLowerCase(Locale.ROOT));
        return estate.serverColumns(tab);
    }

    private static String name(InventoryItem file) {
        return file.text("name").orElse("");
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path.substring(0, path.indexOf(']') + 1) : path.substring(0, slash + 1);
    }

    private static String afterLast(String path, char end) {
        return end == ' '
                ? path.substring(path.indexOf(']') + 1).strip()
                : path.substring(path.lastIndexOf(end) + 1);
    }
}
