package dev.vireo.shell;

import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.comparison.DiffCommand;
import dev.vireo.shell.conversion.ConvertCommand;
import dev.vireo.shell.conversion.DomxmlFromNativeCommand;
import dev.vireo.shell.conversion.DomxmlToNativeCommand;
import dev.vireo.shell.device.AttachDiskCommand;
import dev.vireo.shell.device.AttachInterfaceCommand;
import dev.vireo.shell.device.BlockresizeCommand;
import dev.vireo.shell.device.ChangeMediaCommand;
import dev.vireo.shell.device.DetachDeviceAliasCommand;
import dev.vireo.shell.device.DetachDiskCommand;
import dev.vireo.shell.device.DetachInterfaceCommand;
import dev.vireo.shell.device.DeviceCommand;
import dev.vireo.shell.device.DomblkinfoCommand;
import dev.vireo.shell.device.DomblklistCommand;
import dev.vireo.shell.device.DomblkstatCommand;
import dev.vireo.shell.device.DomdisplayCommand;
import dev.vireo.shell.device.DomifGetlinkCommand;
import dev.vireo.shell.device.DomifSetlinkCommand;
import dev.vireo.shell.device.DomifaddrCommand;
import dev.vireo.shell.device.DomiflistCommand;
import dev.vireo.shell.device.DomifstatCommand;
import dev.vireo.shell.device.VncdisplayCommand;
import dev.vireo.shell.doctor.DoctorCommand;
import dev.vireo.shell.domain.AnswerCommand;
import dev.vireo.shell.domain.AutostartCommand;
import dev.vireo.shell.domain.CpuStatsCommand;
import dev.vireo.shell.domain.DefineCommand;
import dev.vireo.shell.domain.DescCommand;
import dev.vireo.shell.domain.DestroyCommand;
import dev.vireo.shell.domain.DomcontrolCommand;
import dev.vireo.shell.domain.DomfsinfoCommand;
import dev.vireo.shell.domain.DomhostnameCommand;
import dev.vireo.shell.domain.DominfoCommand;
import dev.vireo.shell.domain.DomjobabortCommand;
import dev.vireo.shell.domain.DomjobinfoCommand;
import dev.vireo.shell.domain.DommemstatCommand;
import dev.vireo.shell.domain.DompmsuspendCommand;
import dev.vireo.shell.domain.DompmwakeupCommand;
import dev.vireo.shell.domain.DomrenameCommand;
import dev.vireo.shell.domain.DomstateCommand;
import dev.vireo.shell.domain.DomstatsCommand;
import dev.vireo.shell.domain.DomtimeCommand;
import dev.vireo.shell.domain.DumpxmlCommand;
import dev.vireo.shell.domain.EditCommand;
import dev.vireo.shell.domain.EventCommand;
import dev.vireo.shell.domain.GuestCommand;
import dev.vireo.shell.domain.GuestinfoCommand;
import dev.vireo.shell.domain.IdentityCommand;
import dev.vireo.shell.domain.InjectNmiCommand;
import dev.vireo.shell.domain.ListCommand;
import dev.vireo.shell.domain.ManagedsaveCommand;
import dev.vireo.shell.domain.ManagedsaveRemoveCommand;
import dev.vireo.shell.domain.MemtuneCommand;
import dev.vireo.shell.domain.MetadataCommand;
import dev.vireo.shell.domain.PowerCommand;
import dev.vireo.shell.domain.QuestionsCommand;
import dev.vireo.shell.domain.RegisterCommand;
import dev.vireo.shell.domain.SchedinfoCommand;
import dev.vireo.shell.domain.ScreenshotCommand;
import dev.vireo.shell.domain.SendKeyCommand;
import dev.vireo.shell.domain.SetmemCommand;
import dev.vireo.shell.domain.SetvcpusCommand;
import dev.vireo.shell.domain.StartCommand;
import dev.vireo.shell.domain.UndefineCommand;
import dev.vireo.shell.domain.VcpucountCommand;
import dev.vireo.shell.export.AssessCommand;
import dev.vireo.shell.export.ExportCommand;
import dev.vireo.shell.host.CapabilitiesCommand;
import dev.vireo.shell.host.DomcapabilitiesCommand;
import dev.vireo.shell.host.FreecellCommand;
import dev.vireo.shell.host.HostnameCommand;
import dev.vireo.shell.host.MaxvcpusCommand;
import dev.vireo.shell.host.NodecpumapCommand;
import dev.vireo.shell.host.NodecpustatsCommand;
import dev.vireo.shell.host.NodeinfoCommand;
import dev.vireo.shell.host.NodememstatsCommand;
import dev.vireo.shell.host.SysinfoCommand;
import dev.vireo.shell.host.UriCommand;
import dev.vireo.shell.host.VersionCommand;
import dev.vireo.shell.inventory.TreeCommand;
import dev.vireo.shell.migration.MigrateCommand;
import dev.vireo.shell.migration.MigrateTuningCommand;
import dev.vireo.shell.network.IfaceChangeCommand;
import dev.vireo.shell.network.IfaceDumpxmlCommand;
import dev.vireo.shell.network.IfaceIdentityCommand;
import dev.vireo.shell.network.IfaceListCommand;
import dev.vireo.shell.network.NetAutostartCommand;
import dev.vireo.shell.network.NetDefineCommand;
import dev.vireo.shell.network.NetDumpxmlCommand;
import dev.vireo.shell.network.NetEditCommand;
import dev.vireo.shell.network.NetEventCommand;
import dev.vireo.shell.network.NetIdentityCommand;
import dev.vireo.shell.network.NetInfoCommand;
import dev.vireo.shell.network.NetListCommand;
import dev.vireo.shell.network.NetPortCommand;
import dev.vireo.shell.network.NetRefusedCommand;
import dev.vireo.shell.network.NetUndefineCommand;
import dev.vireo.shell.network.NetUpdateCommand;
import dev.vireo.shell.nodedev.NodedevDumpxmlCommand;
import dev.vireo.shell.nodedev.NodedevInfoCommand;
import dev.vireo.shell.nodedev.NodedevListCommand;
import dev.vireo.shell.pull.PullCommand;
import dev.vireo.shell.session.CdCommand;
import dev.vireo.shell.session.ConnectCommand;
import dev.vireo.shell.session.EchoCommand;
import dev.vireo.shell.session.PwdCommand;
import dev.vireo.shell.simulation.CaptureCommand;
import dev.vireo.shell.simulation.SimulatorCommand;
import dev.vireo.shell.snapshot.SnapshotConsolidateCommand;
import dev.vireo.shell.snapshot.SnapshotCreateAsCommand;
import dev.vireo.shell.snapshot.SnapshotCreateCommand;
import dev.vireo.shell.snapshot.SnapshotCurrentCommand;
import dev.vireo.shell.snapshot.SnapshotDeleteCommand;
import dev.vireo.shell.snapshot.SnapshotDumpxmlCommand;
import dev.vireo.shell.snapshot.SnapshotEditCommand;
import dev.vireo.shell.snapshot.SnapshotInfoCommand;
import dev.vireo.shell.snapshot.SnapshotListCommand;
import dev.vireo.shell.snapshot.SnapshotParentCommand;
import dev.vireo.shell.snapshot.SnapshotRevertCommand;
import dev.vireo.shell.storage.PoolAutostartCommand;
import dev.vireo.shell.storage.PoolCapabilitiesCommand;
import dev.vireo.shell.storage.PoolDefineAsCommand;
import dev.vireo.shell.storage.PoolDefineCommand;
import dev.vireo.shell.storage.PoolDumpxmlCommand;
import dev.vireo.shell.storage.PoolEditCommand;
import dev.vireo.shell.storage.PoolEventCommand;
import dev.vireo.shell.storage.PoolIdentityCommand;
import dev.vireo.shell.storage.PoolInfoCommand;
import dev.vireo.shell.storage.PoolListCommand;
import dev.vireo.shell.storage.PoolPowerCommand;
import dev.vireo.shell.storage.PoolSourcesCommand;
import dev.vireo.shell.storage.VolCloneCommand;
import dev.vireo.shell.storage.VolCreateAsCommand;
import dev.vireo.shell.storage.VolCreateCommand;
import dev.vireo.shell.storage.VolCreateFromCommand;
import dev.vireo.shell.storage.VolDeleteCommand;
import dev.vireo.shell.storage.VolDumpxmlCommand;
import dev.vireo.shell.storage.VolIdentityCommand;
import dev.vireo.shell.storage.VolInfoCommand;
import dev.vireo.shell.storage.VolListCommand;
import dev.vireo.shell.storage.VolResizeCommand;
import dev.vireo.shell.storage.VolTransferCommand;
import dev.vireo.shell.storage.VolWipeCommand;
import dev.vireo.shell.top.TopCommand;
import dev.vireo.shell.tuning.BlkdeviotuneCommand;
import dev.vireo.shell.tuning.BlkiotuneCommand;
import dev.vireo.shell.tuning.DomiftuneCommand;
import dev.vireo.shell.tuning.NumatuneCommand;
import dev.vireo.shell.tuning.VcpuinfoCommand;
import dev.vireo.shell.tuning.VcpupinCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All commands by name. A switch, so that only the command that runs is loaded.
public final class CommandTable {
    /// Names in the order of `help`.
    static final List<String> NAMES =
            List.of(
                    "attach-device",
                    "attach-disk",
                    "attach-interface",
                    "autostart",
                    "blkdeviotune",
                    "blkiotune",
                    "blockresize",
                    "change-media",
                    "cpu-stats",
                    "define",
                    "desc",
                    "destroy",
                    "detach-device",
                    "detach-device-alias",
                    "detach-disk",
                    "detach-interface",
                    "domdisplay",
                    "domfsinfo",
                    "domhostname",
                    "domid",
                    "domif-setlink",
                    "domiftune",
                    "domjobabort",
                    "domjobinfo",
                    "domname",
                    "domrename",
                    "dompmsuspend",
                    "dompmwakeup",
                    "domuuid",
                    "domxml-from-native",
                    "domxml-to-native",
                    "dumpxml",
                    "edit",
                    "inject-nmi",
                    "send-key",
                    "managedsave",
                    "managedsave-remove",
                    "memtune",
                    "metadata",
                    "migrate",
                    "migrate-setmaxdowntime",
                    "migrate-getmaxdowntime",
                    "migrate-compcache",
                    "migrate-setspeed",
                    "migrate-getspeed",
                    "migrate-postcopy",
                    "numatune",
                    "reboot",
                    "reset",
                    "resume",
                    "schedinfo",
                    "screenshot",
                    "setmaxmem",
                    "setmem",
                    "setvcpus",
                    "shutdown",
                    "start",
                    "suspend",
                    "undefine",
                    "update-device",
                    "vcpucount",
                    "vcpuinfo",
                    "vcpupin",
                    "vncdisplay",
                    "guestinfo",
                    "answer",
                    "pull",
                    "register",
                    "domblkinfo",
                    "domblklist",
                    "domblkstat",
                    "domcontrol",
                    "domif-getlink",
                    "domifaddr",
                    "domiflist",
                    "domifstat",
                    "dominfo",
                    "dommemstat",
                    "domstate",
                    "domstats",
                    "domtime",
                    "list",
                    "questions",
                    "event",
                    "capabilities",
                    "domcapabilities",
                    "freecell",
                    "hostname",
                    "maxvcpus",
                    "nodecpumap",
                    "nodecpustats",
                    "nodeinfo",
                    "nodememstats",
                    "sysinfo",
                    "uri",
                    "version",
                    "iface-begin",
                    "iface-bridge",
                    "iface-commit",
                    "iface-define",
                    "iface-destroy",
                    "iface-dumpxml",
                    "iface-edit",
                    "iface-list",
                    "iface-mac",
                    "iface-name",
                    "iface-rollback",
                    "iface-start",
                    "iface-unbridge",
                    "iface-undefine",
                    "net-autostart",
                    "net-create",
                    "net-define",
                    "net-destroy",
                    "net-dhcp-leases",
                    "net-dumpxml",
                    "net-edit",
                    "net-event",
                    "net-info",
                    "net-list",
                    "net-name",
                    "net-start",
                    "net-undefine",
                    "net-update",
                    "net-uuid",
                    "net-port-list",
                    "net-port-create",
                    "net-port-dumpxml",
                    "net-port-delete",
                    "nodedev-dumpxml",
                    "nodedev-list",
                    "nodedev-info",
                    "snapshot-create",
                    "snapshot-create-as",
                    "snapshot-current",
                    "snapshot-delete",
                    "snapshot-dumpxml",
                    "snapshot-edit",
                    "snapshot-info",
                    "snapshot-list",
                    "snapshot-parent",
                    "snapshot-revert",
                    "snapshot-consolidate",
                    "find-storage-pool-sources-as",
                    "find-storage-pool-sources",
                    "pool-autostart",
                    "pool-build",
                    "pool-create-as",
                    "pool-create",
                    "pool-define-as",
                    "pool-define",
                    "pool-delete",
                    "pool-destroy",
                    "pool-dumpxml",
                    "pool-edit",
                    "pool-info",
                    "pool-list",
                    "pool-name",
                    "pool-refresh",
                    "pool-start",
                    "pool-undefine",
                    "pool-uuid",
                    "pool-event",
                    "pool-capabilities",
                    "vol-clone",
                    "vol-create-as",
                    "vol-create",
                    "vol-create-from",
                    "vol-delete",
                    "vol-download",
                    "vol-dumpxml",
                    "vol-info",
                    "vol-key",
                    "vol-list",
                    "vol-name",
                    "vol-path",
                    "vol-pool",
                    "vol-resize",
                    "vol-upload",
                    "vol-wipe",
                    "cd",
                    "echo",
                    "exit",
                    "help",
                    "pwd",
                    "quit",
                    "connect",
                    "assess",
                    "capture",
                    "convert",
                    "diff",
                    "doctor",
                    "export",
                    "simulator",
                    "top",
                    "tree",
                    "watch");

    private CommandTable() {}

    /// Makes the command of a name.
    ///
    /// @return the command, or null if there is none of this name
    static @Nullable Command find(String name) {
        return switch (name) {
            case "answer" -> new AnswerCommand();
            case "attach-device" -> new DeviceCommand(DeviceCommand.Action.ATTACH);
            case "attach-disk" -> new AttachDiskCommand();
            case "attach-interface" -> new AttachInterfaceCommand();
            case "autostart" -> new AutostartCommand();
            case "blkdeviotune" -> new BlkdeviotuneCommand();
            case "blkiotune" -> new BlkiotuneCommand();
            case "blockresize" -> new BlockresizeCommand();
            case "change-media" -> new ChangeMediaCommand();
            case "cpu-stats" -> new CpuStatsCommand();
            case "define" -> new DefineCommand();
            case "desc" -> new DescCommand();
            case "destroy" -> new DestroyCommand();
            case "domfsinfo" -> new DomfsinfoCommand();
            case "domhostname" -> new DomhostnameCommand();
            case "domid" -> new IdentityCommand(IdentityCommand.Wanted.ID);
            case "domjobabort" -> new DomjobabortCommand();
            case "domjobinfo" -> new DomjobinfoCommand();
            case "domname" -> new IdentityCommand(IdentityCommand.Wanted.NAME);
            case "dompmsuspend" -> new DompmsuspendCommand();
            case "dompmwakeup" -> new DompmwakeupCommand();
            case "domrename" -> new DomrenameCommand();
            case "domuuid" -> new IdentityCommand(IdentityCommand.Wanted.UUID);
            case "domxml-from-native" -> new DomxmlFromNativeCommand();
            case "domxml-to-native" -> new DomxmlToNativeCommand();
            case "dumpxml" -> new DumpxmlCommand();
            case "edit" -> new EditCommand();
            case "event" -> new EventCommand();
            case "inject-nmi" -> new InjectNmiCommand();
            case "managedsave" -> new ManagedsaveCommand();
            case "managedsave-remove" -> new ManagedsaveRemoveCommand();
            case "memtune" -> new MemtuneCommand();
            case "metadata" -> new MetadataCommand();
            case "migrate" -> new MigrateCommand();
            case "migrate-compcache" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.COMPCACHE);
            case "migrate-getmaxdowntime" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.GETMAXDOWNTIME);
            case "migrate-getspeed" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.GETSPEED);
            case "migrate-postcopy" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.POSTCOPY);
            case "migrate-setmaxdowntime" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.SETMAXDOWNTIME);
            case "migrate-setspeed" ->
                    new MigrateTuningCommand(MigrateTuningCommand.Matter.SETSPEED);
            case "numatune" -> new NumatuneCommand();
            case "pull" -> new PullCommand();
            case "reboot" -> new GuestCommand(GuestCommand.Request.REBOOT);
            case "register" -> new RegisterCommand();
            case "reset" -> new PowerCommand(PowerCommand.Change.RESET);
            case "resume" -> new PowerCommand(PowerCommand.Change.RESUME);
            case "shutdown" -> new GuestCommand(GuestCommand.Request.SHUTDOWN);
            case "schedinfo" -> new SchedinfoCommand();
            case "screenshot" -> new ScreenshotCommand();
            case "send-key" -> new SendKeyCommand();
            case "setmaxmem" -> new SetmemCommand(true);
            case "setmem" -> new SetmemCommand(false);
            case "setvcpus" -> new SetvcpusCommand();
            case "start" -> new StartCommand();
            case "suspend" -> new PowerCommand(PowerCommand.Change.SUSPEND);
            case "undefine" -> new UndefineCommand();
            case "update-device" -> new DeviceCommand(DeviceCommand.Action.UPDATE);
            case "vcpucount" -> new VcpucountCommand();
            case "vcpuinfo" -> new VcpuinfoCommand();
            case "vcpupin" -> new VcpupinCommand();
            case "detach-device" -> new DeviceCommand(DeviceCommand.Action.DETACH);
            case "detach-device-alias" -> new DetachDeviceAliasCommand();
            case "detach-disk" -> new DetachDiskCommand();
            case "detach-interface" -> new DetachInterfaceCommand();
            case "domdisplay" -> new DomdisplayCommand();
            case "domif-getlink" -> new DomifGetlinkCommand();
            case "domif-setlink" -> new DomifSetlinkCommand();
            case "domiftune" -> new DomiftuneCommand();
            case "guestinfo" -> new GuestinfoCommand();
            case "domblkinfo" -> new DomblkinfoCommand();
            case "domblklist" -> new DomblklistCommand();
            case "domblkstat" -> new DomblkstatCommand();
            case "domcontrol" -> new DomcontrolCommand();
            case "domifaddr" -> new DomifaddrCommand();
            case "domiflist" -> new DomiflistCommand();
            case "domifstat" -> new DomifstatCommand();
            case "dominfo" -> new DominfoCommand();
            case "dommemstat" -> new DommemstatCommand();
            case "domstate" -> new DomstateCommand();
            case "domstats" -> new DomstatsCommand();
            case "domtime" -> new DomtimeCommand();
            case "list" -> new ListCommand();
            case "questions" -> new QuestionsCommand();
            case "capabilities" -> new CapabilitiesCommand();
            case "domcapabilities" -> new DomcapabilitiesCommand();
            case "assess" -> new AssessCommand();
            case "export" -> new ExportCommand();
            case "freecell" -> new FreecellCommand();
            case "hostname" -> new HostnameCommand();
            case "maxvcpus" -> new MaxvcpusCommand();
            case "nodecpumap" -> new NodecpumapCommand();
            case "nodecpustats" -> new NodecpustatsCommand();
            case "nodeinfo" -> new NodeinfoCommand();
            case "nodememstats" -> new NodememstatsCommand();
            case "top" -> new TopCommand();
            case "watch" -> new WatchCommand();
            case "tree" -> new TreeCommand();
            case "sysinfo" -> new SysinfoCommand();
            case "uri" -> new UriCommand();
            case "vncdisplay" -> new VncdisplayCommand();
            case "version" -> new VersionCommand();
            case "iface-begin" -> new IfaceChangeCommand(IfaceChangeCommand.Change.BEGIN);
            case "iface-bridge" -> new IfaceChangeCommand(IfaceChangeCommand.Change.BRIDGE);
            case "iface-commit" -> new IfaceChangeCommand(IfaceChangeCommand.Change.COMMIT);
            case "iface-define" -> new IfaceChangeCommand(IfaceChangeCommand.Change.DEFINE);
            case "iface-destroy" -> new IfaceChangeCommand(IfaceChangeCommand.Change.DESTROY);
            case "iface-dumpxml" -> new IfaceDumpxmlCommand();
            case "iface-edit" -> new IfaceChangeCommand(IfaceChangeCommand.Change.EDIT);
            case "iface-list" -> new IfaceListCommand();
            case "iface-mac" -> new IfaceIdentityCommand(true);
            case "iface-name" -> new IfaceIdentityCommand(false);
            case "iface-rollback" -> new IfaceChangeCommand(IfaceChangeCommand.Change.ROLLBACK);
            case "iface-start" -> new IfaceChangeCommand(IfaceChangeCommand.Change.START);
            case "iface-unbridge" -> new IfaceChangeCommand(IfaceChangeCommand.Change.UNBRIDGE);
            case "iface-undefine" -> new IfaceChangeCommand(IfaceChangeCommand.Change.UNDEFINE);
            case "net-autostart" -> new NetAutostartCommand();
            case "net-create" -> new NetRefusedCommand(NetRefusedCommand.What.CREATE);
            case "net-define" -> new NetDefineCommand();
            case "net-destroy" -> new NetRefusedCommand(NetRefusedCommand.What.DESTROY);
            case "net-dhcp-leases" -> new NetRefusedCommand(NetRefusedCommand.What.DHCP_LEASES);
            case "net-dumpxml" -> new NetDumpxmlCommand();
            case "net-edit" -> new NetEditCommand();
            case "net-event" -> new NetEventCommand();
            case "net-info" -> new NetInfoCommand();
            case "net-list" -> new NetListCommand();
            case "net-name" -> new NetIdentityCommand(false);
            case "net-port-create" -> new NetPortCommand(NetPortCommand.What.CREATE);
            case "net-port-delete" -> new NetPortCommand(NetPortCommand.What.DELETE);
            case "net-port-dumpxml" -> new NetPortCommand(NetPortCommand.What.DUMPXML);
            case "net-port-list" -> new NetPortCommand(NetPortCommand.What.LIST);
            case "net-start" -> new NetRefusedCommand(NetRefusedCommand.What.START);
            case "net-undefine" -> new NetUndefineCommand();
            case "net-update" -> new NetUpdateCommand();
            case "net-uuid" -> new NetIdentityCommand(true);
            case "nodedev-dumpxml" -> new NodedevDumpxmlCommand();
            case "nodedev-info" -> new NodedevInfoCommand();
            case "nodedev-list" -> new NodedevListCommand();
            case "snapshot-consolidate" -> new SnapshotConsolidateCommand();
            case "snapshot-create" -> new SnapshotCreateCommand();
            case "snapshot-create-as" -> new SnapshotCreateAsCommand();
            case "snapshot-current" -> new SnapshotCurrentCommand();
            case "snapshot-delete" -> new SnapshotDeleteCommand();
            case "snapshot-dumpxml" -> new SnapshotDumpxmlCommand();
            case "snapshot-edit" -> new SnapshotEditCommand();
            case "snapshot-info" -> new SnapshotInfoCommand();
            case "snapshot-list" -> new SnapshotListCommand();
            case "snapshot-parent" -> new SnapshotParentCommand();
            case "snapshot-revert" -> new SnapshotRevertCommand();
            case "find-storage-pool-sources" -> new PoolSourcesCommand(false);
            case "find-storage-pool-sources-as" -> new PoolSourcesCommand(true);
            case "pool-capabilities" -> new PoolCapabilitiesCommand();
            case "pool-edit" -> new PoolEditCommand();
            case "pool-event" -> new PoolEventCommand();
            case "pool-autostart" -> new PoolAutostartCommand();
            case "pool-build" -> new PoolPowerCommand(PoolPowerCommand.Change.BUILD);
            case "pool-create" -> new PoolDefineCommand(true);
            case "pool-create-as" -> new PoolDefineAsCommand(true);
            case "pool-define" -> new PoolDefineCommand(false);
            case "pool-define-as" -> new PoolDefineAsCommand(false);
            case "pool-delete" -> new PoolPowerCommand(PoolPowerCommand.Change.DELETE);
            case "pool-destroy" -> new PoolPowerCommand(PoolPowerCommand.Change.DESTROY);
            case "pool-dumpxml" -> new PoolDumpxmlCommand();
            case "pool-info" -> new PoolInfoCommand();
            case "pool-list" -> new PoolListCommand();
            case "pool-name" -> new PoolIdentityCommand(false);
            case "pool-refresh" -> new PoolPowerCommand(PoolPowerCommand.Change.REFRESH);
            case "pool-start" -> new PoolPowerCommand(PoolPowerCommand.Change.START);
            case "pool-undefine" -> new PoolPowerCommand(PoolPowerCommand.Change.UNDEFINE);
            case "pool-uuid" -> new PoolIdentityCommand(true);
            case "vol-clone" -> new VolCloneCommand();
            case "vol-create" -> new VolCreateCommand();
            case "vol-create-as" -> new VolCreateAsCommand();
            case "vol-create-from" -> new VolCreateFromCommand();
            case "vol-delete" -> new VolDeleteCommand();
            case "vol-dumpxml" -> new VolDumpxmlCommand();
            case "vol-info" -> new VolInfoCommand();
            case "vol-key" -> new VolIdentityCommand(VolIdentityCommand.Wanted.KEY);
            case "vol-list" -> new VolListCommand();
            case "vol-name" -> new VolIdentityCommand(VolIdentityCommand.Wanted.NAME);
            case "vol-path" -> new VolIdentityCommand(VolIdentityCommand.Wanted.PATH);
            case "vol-pool" -> new VolIdentityCommand(VolIdentityCommand.Wanted.POOL);
            case "vol-resize" -> new VolResizeCommand();
            case "vol-upload" -> new VolTransferCommand(VolTransferCommand.Way.UPLOAD);
            case "vol-download" -> new VolTransferCommand(VolTransferCommand.Way.DOWNLOAD);
            case "vol-wipe" -> new VolWipeCommand();
            case "capture" -> new CaptureCommand();
            case "convert" -> new ConvertCommand();
            case "diff" -> new DiffCommand();
            case "doctor" -> new DoctorCommand();
            case "simulator" -> new SimulatorCommand();
            case "cd" -> new CdCommand();
            case "complete" -> new CompleteCommand(); // not for people, and so not in NAMES
            case "connect" -> new ConnectCommand();
            case "echo" -> new EchoCommand();
            case "pwd" -> new PwdCommand();
            case "exit", "quit" -> new QuitCommand(name);
            case "help" -> new HelpCommand();
            default -> null;
        };
    }

    /// Makes all commands' descriptions, in the order of `help`.
    public static List<CommandSpec> specs() {
        List<CommandSpec> specs = new ArrayList<>();
        for (String name : NAMES) {
            specs.add(Objects.requireNonNull(find(name)).spec());
        }
        return specs;
    }
}
