package dev.vireo.driver.esx;

import dev.vireo.driver.esx.EsxUri.Scheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which privileges groups of commands need on which objects, as the reference of the VI API has it
/// for the methods that they call. Reading files by HTTP needs what the datastore browser does.
///
/// @param group the group's name, one word
/// @param commands its commands, each with the option that makes it need more, if it has one
/// @param needs the identifiers of the VI API, by the kind of object
record CommandPrivileges(String group, List<String> commands, Map<PlaceKind, List<String>> needs) {
    private static final List<String> FILES =
            List.of("Datastore.Browse", "Datastore.FileManagement");
    private static final String POOL = "Resource.AssignVMToPool";

    CommandPrivileges {
        commands = List.copyOf(commands);
        needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    }

    /// Returns the groups for a kind of server.
    static List<CommandPrivileges> of(Scheme scheme) {
        List<CommandPrivileges> groups = new ArrayList<>();
        groups.add(reading());
        groups.add(files());
        groups.addAll(ofDomains());
        groups.addAll(ofStorageAndNetworks());
        if (scheme == Scheme.VPX) {
            groups.addAll(ofVcenters());
        }
        return List.copyOf(groups);
    }

    private static CommandPrivileges reading() {
        return group(
                        "read",
                        """
                        list domblkinfo domblklist domblkstat domcontrol domfsinfo
                        domhostname domid domif-getlink domifaddr domiflist domifstat dominfo
                        domjobinfo dommemstat domname domstate domstats domuuid cpu-stats event
                        guestinfo questions vcpucount vcpuinfo
                        snapshot-current snapshot-dumpxml snapshot-info snapshot-list
                        snapshot-parent
                        pool-autostart pool-dumpxml pool-info pool-list pool-name pool-uuid
                        net-autostart net-dumpxml net-info net-list net-name net-uuid
                        iface-dumpxml iface-list iface-mac iface-name
                        nodedev-dumpxml nodedev-info nodedev-list
                        capabilities domcapabilities freecell hostname maxvcpus nodecpumap
                        nodecpustats nodeinfo nodememstats sysinfo uri version
                        assess capture doctor export top tree
                        """)
                .needing(PlaceKind.MACHINE, "System.View", "System.Read")
                .needing(PlaceKind.HOST, "System.View", "System.Read");
    }

    private static CommandPrivileges files() {
        return group(
                        "files",
                        """
                        dumpxml domxml-to-native domdisplay vncdisplay diff pull
                        vol-download vol-dumpxml vol-info vol-key vol-list vol-name vol-path
                        vol-pool
                        """)
                .needing(PlaceKind.DATASTORE, FILES);
    }

    private static List<CommandPrivileges> ofDomains() {
        return List.of(
                group(
                                "power",
                                """
                                start shutdown destroy reset reboot suspend resume dompmsuspend
                                dompmwakeup managedsave managedsave-remove answer
                                """)
                        .needing(
                                PlaceKind.MACHINE,
                                machine(
                                        "Interact.PowerOn Interact.PowerOff Interact.Reset"
                                                + " Interact.Suspend Interact.AnswerQuestion")),
                group("jobs", "domjobabort").needing(PlaceKind.MACHINE, "Global.CancelTask"),
                group("define", "define register undefine")
                        .needing(PlaceKind.MACHINE_FOLDER, machine("Inventory.Register"))
                        .needing(PlaceKind.POOL, POOL)
                        .needing(PlaceKind.MACHINE, machine("Inventory.Unregister"))
                        .needing(PlaceKind.DATASTORE, FILES),
                group(
                                "configure",
                                """
                                edit desc domrename memtune metadata numatune schedinfo setmaxmem
                                setmem setvcpus vcpupin
                                """)
                        .needing(
                                PlaceKind.MACHINE,
                                machine(
                                        "Config.CPUCount Config.Memory Config.Resource"
                                                + " Config.Settings Config.AdvancedConfig"
                                                + " Config.Annotation Config.Rename"))
                        .needing(PlaceKind.DATASTORE, FILES),
                group("autostart", "autostart").needing(PlaceKind.HOST, "Host.Config.AutoStart"),
                group(
                                "devices",
                                """
                                attach-device attach-disk attach-interface blkdeviotune blkiotune
                                blockresize change-media detach-device detach-device-alias
                                detach-disk detach-interface domif-setlink domiftune update-device
                                """)
                        .needing(
                                PlaceKind.MACHINE,
                                machine(
                                        "Config.AddExistingDisk Config.RemoveDisk Config.DiskExtend"
                                                + " Config.AddRemoveDevice Config.EditDevice"
                                                + " Config.Resource Interact.DeviceConnection"
                                                + " Interact.SetCDMedia Interact.SetFloppyMedia"))
                        .needing(PlaceKind.DATASTORE, "Datastore.Browse", "Datastore.AllocateSpace")
                        .needing(PlaceKind.NETWORK, "Network.Assign"),
                group(
                                "snapshots",
                                """
                                snapshot-create snapshot-create-as snapshot-delete snapshot-edit
                                snapshot-revert snapshot-consolidate pull\u00a0--live
                                """)
                        .needing(
                                PlaceKind.MACHINE,
                                machine(
                                        "State.CreateSnapshot State.RemoveSnapshot"
                                                + " State.RevertToSnapshot State.RenameSnapshot")),
                group("guest", "screenshot send-key inject-nmi")
                        .needing(
                                PlaceKind.MACHINE,
                                machine(
                                        "Interact.CreateScreenshot Interact.PutUsbScanCodes"
                                                + " Interact.GuestControl")));
    }

    private static List<CommandPrivileges> ofStorageAndNetworks() {
        return List.of(
                group(
                                "volumes",
                                """
                                vol-clone vol-create vol-create-as vol-create-from vol-delete
                                vol-resize vol-upload vol-wipe undefine\u00a0--remove-all-storage
                                """)
                        .needing(PlaceKind.DATASTORE, FILES),
                group(
                                "pools",
                                """
                                pool-define pool-define-as pool-destroy pool-undefine pool-refresh
                                """)
                        .needing(PlaceKind.HOST, "Host.Config.Storage"),
                group("networks", "net-define net-edit net-undefine net-update")
                        .needing(PlaceKind.HOST, "Host.Config.Network"));
    }

    private static List<CommandPrivileges> ofVcenters() {
        return List.of(
                group("migrate", "migrate")
                        .needing(PlaceKind.MACHINE, "Resource.HotMigrate", "Resource.ColdMigrate")
                        .needing(PlaceKind.POOL, POOL),
                group("migrate-storage", "migrate\u00a0--copy-storage-all")
                        .needing(PlaceKind.DATASTORE, "Datastore.AllocateSpace"),
                group(
                                "switches",
                                """
                                net-define\u00a0(distributed) net-edit\u00a0(distributed)
                                net-update\u00a0(distributed) net-undefine\u00a0(distributed)
                                """)
                        .needing(
                                PlaceKind.NETWORK_FOLDER,
                                "DVSwitch.Create",
                                "DVSwitch.Modify",
                                "DVSwitch.Delete",
                                "DVPortgroup.Create",
                                "DVPortgroup.Modify",
                                "DVPortgroup.Delete"));
    }

    /// @param commands separated by white space; what belongs together has a no-break space
    private static CommandPrivileges group(String name, String commands) {
        List<String> words = new ArrayList<>();
        for (String word : commands.strip().split("[ \n]+", -1)) {
            words.add(word.replace('\u00a0', ' '));
        }
        return new CommandPrivileges(name, words, Map.of());
    }

    private static List<String> machine(String privileges) {
        return List.of(privileges.split(" ", -1)).stream()
                .map(privilege -> "VirtualMachine." + privilege)
                .toList();
    }

    private CommandPrivileges needing(PlaceKind kind, String... privileges) {
        return needing(kind, List.of(privileges));
    }

    private CommandPrivileges needing(PlaceKind kind, List<String> privileges) {
        Map<PlaceKind, List<String>> more = new LinkedHashMap<>(needs);
        more.put(kind, List.copyOf(privileges));
        return new CommandPrivileges(group, commands, more);
    }

    /// Returns the privileges of all groups, each once.
    static List<String> all(List<CommandPrivileges> groups) {
        Set<String> all = new LinkedHashSet<>();
        groups.forEach(group -> group.needs.values().forEach(all::addAll));
        return List.copyOf(all);
    }
}
