package dev.vireo.driver.esx;

import dev.vireo.driver.esx.EsxUri.Scheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which privileges groups of commands need.
///
/// @param group the group's name, one word
/// @param commands its commands, for people
/// @param privileges the identifiers of the VI API
record CommandPrivileges(String group, String commands, List<String> privileges) {
    private static final String MACHINE = "VirtualMachine.";

    CommandPrivileges {
        privileges = List.copyOf(privileges);
    }

    /// Returns the groups for a kind of server.
    static List<CommandPrivileges> of(Scheme scheme) {
        List<CommandPrivileges> groups =
                new ArrayList<>(
                        List.of(
                                group(
                                        "read",
                                        "list, dominfo, dumpxml",
                                        "System.View",
                                        "System.Read"),
                                machine(
                                        "power",
                                        "start, shutdown, destroy, reset, suspend, answer",
                                        "Interact.PowerOn",
                                        "Interact.PowerOff",
                                        "Interact.Reset",
                                        "Interact.Suspend",
                                        "Interact.AnswerQuestion"),
                                group(
                                        "define",
                                        "define, register, undefine",
                                        "VirtualMachine.Inventory.Create",
                                        "VirtualMachine.Inventory.Register",
                                        "VirtualMachine.Inventory.Unregister",
                                        "VirtualMachine.Inventory.Delete",
                                        "Resource.AssignVMToPool",
                                        "Datastore.FileManagement"),
                                machine(
                                        "configure",
                                        "setmem, setvcpus, schedinfo, desc, domrename",
                                        "Config.CPUCount",
                                        "Config.Memory",
                                        "Config.Resource",
                                        "Config.Settings",
                                        "Config.AdvancedConfig",
                                        "Config.Annotation",
                                        "Config.Rename"),
                                group("autostart", "autostart", "Host.Config.AutoStart"),
                                group(
                                        "devices",
                                        "attach-disk, attach-interface, change-media, detach-device",
                                        "VirtualMachine.Config.AddNewDisk",
                                        "VirtualMachine.Config.AddExistingDisk",
                                        "VirtualMachine.Config.RemoveDisk",
                                        "VirtualMachine.Config.AddRemoveDevice",
                                        "VirtualMachine.Config.EditDevice",
                                        "VirtualMachine.Interact.DeviceConnection",
                                        "VirtualMachine.Interact.SetCDMedia",
                                        "VirtualMachine.Interact.SetFloppyMedia",
                                        "Datastore.AllocateSpace",
                                        "Network.Assign"),
                                machine(
                                        "snapshots",
                                        "snapshot-create, snapshot-revert, snapshot-delete",
                                        "State.CreateSnapshot",
                                        "State.RemoveSnapshot",
                                        "State.RevertToSnapshot",
                                        "State.RenameSnapshot"),
                                machine(
                                        "guest",
                                        "screenshot, send-key, inject-nmi",
                                        "Interact.CreateScreenshot",
                                        "Interact.PutUsbScanCodes",
                                        "Interact.GuestControl"),
                                group(
                                        "volumes",
                                        "vol-list, vol-create, vol-upload, vol-download, pull",
                                        "Datastore.Browse",
                                        "Datastore.FileManagement",
                                        "Datastore.AllocateSpace"),
                                group(
                                        "pools",
                                        "pool-define, pool-undefine, pool-refresh",
                                        "Host.Config.Storage"),
                                group(
                                        "networks",
                                        "net-define, net-update, net-undefine",
                                        "Host.Config.Network")));
        if (scheme == Scheme.VPX) {
            groups.add(
                    group(
                            "migrate",
                            "migrate",
                            "Resource.HotMigrate",
                            "Resource.ColdMigrate",
                            "Resource.QueryVMotion",
                            "Resource.AssignVMToPool"));
            groups.add(
                    group(
                            "switches",
                            "net-define and net-update of distributed switches",
                            "DVSwitch.Create",
                            "DVSwitch.Modify",
                            "DVSwitch.Delete",
                            "DVPortgroup.Create",
                            "DVPortgroup.Modify",
                            "DVPortgroup.Delete"));
        }
        return List.copyOf(groups);
    }

    private static CommandPrivileges group(String name, String commands, String... privileges) {
        return new CommandPrivileges(name, commands, List.of(privileges));
    }

    private static CommandPrivileges machine(String name, String commands, String... privileges) {
        List<String> all = new ArrayList<>();
        for (String privilege : privileges) {
            all.add(MACHINE + privilege);
        }
        return new CommandPrivileges(name, commands, all);
    }

    /// Returns the privileges of all groups, each once.
    static List<String> all(List<CommandPrivileges> groups) {
        Set<String> all = new LinkedHashSet<>();
        groups.forEach(group -> all.addAll(group.privileges));
        return List.copyOf(all);
    }

    /// Returns which of them are not among those that were granted.
    List<String> missing(Set<String> granted) {
        return privileges.stream().filter(privilege -> !granted.contains(privilege)).toList();
    }
}
