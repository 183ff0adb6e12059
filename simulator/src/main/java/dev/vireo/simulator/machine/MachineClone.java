package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Configurations of machines that are made of others, or moved.
public final class MachineClone {
    private MachineClone() {}

    /// Makes the configuration of a clone as `CloneVM_Task` does.
    ///
    /// @param source the configuration of the machine, or of the snapshot, to be cloned
    /// @param name the name of the clone as the server stores it
    /// @param spec what is wanted
    /// @param site where the clone is going to live
    /// @return the configuration and the disks to make, to copy or to move
    /// @throws MachineFault with the fault of a server that refuses it
    public static Reconfiguration of(
            VirtualMachineConfigInfo source, String name, VirtualMachineCloneSpec spec, Site site) {
        VirtualMachineRelocateSpec location = spec.location();
        String path = MachineCreation.vmPathName(name, target(source, location, site), site);
        DiskRelocation disks = new DiskRelocation(source, path, location, site);
        List<VirtualDevice> devices =
                source.hardware().device().stream()
                        .map(device -> fresh(disks.relocate(device), site))
                        .toList();
        VirtualMachineConfigInfo copy =
                VmxReader.withDevices(renamed(source, path, name), Wiring.arrange(devices))
                        .toBuilder()
                        .template(spec.template())
                        .uuid(site.nextUuid())
                        .instanceUuid(site.nextUuid())
                        .locationId("")
                        .createDate(site.now())
                        .modified(site.now())
                        .changeVersion(site.now().toString())
                        .managedBy(null)
                        .build();
        return changed(copy, spec.config(), location.deviceChange(), disks.files(), site);
    }

    /// What comes of a move.
    ///
    /// @param machine the configuration and the disks to move
    /// @param snapshots the configurations of the snapshots, in the order in which they were given
    public record Relocation(Reconfiguration machine, List<VirtualMachineConfigInfo> snapshots) {
        /// Copies the list.
        public Relocation {
            snapshots = List.copyOf(snapshots);
        }
    }

    /// Makes the configuration of a machine whose files move, as `RelocateVM_Task` does. Machines
    /// that only change their host, pool or folder stay as they are. Disks go with all they are
    /// based on and all that snapshots froze of them.
    ///
    /// @param source the configuration as it is
    /// @param snapshots the configurations of the machine's snapshots
    /// @param spec where to
    /// @param power the state the machine is in
    /// @param site where the machine lives
    /// @param shared says whether another machine uses a file, which is then copied
    /// @return the configurations and the disks to move
    /// @throws MachineFault with the fault of a server that refuses it
    public static Relocation relocated(
            VirtualMachineConfigInfo source,
            List<VirtualMachineConfigInfo> snapshots,
            VirtualMachineRelocateSpec spec,
            VirtualMachinePowerState power,
            Site site,
            Predicate<String> shared) {
        String before = Objects.requireNonNullElse(source.files().vmPathName(), "");
        String asked = target(source, spec, site);
        boolean moves =
                !DatastoreNames.datastoreOf(asked).equals(DatastoreNames.datastoreOf(before));
        String path = moves ? MachineCreation.vmPathName(source.name(), asked, site) : before;
        List<VirtualMachineConfigInfo> users = new ArrayList<>(snapshots);
        users.addFirst(source);
        ChainMove disks = new ChainMove(users, path, spec, site, shared);
        Reconfiguration made =
                Reconfiguration.apply(
                        moved(source, moves, path, disks),
                        VirtualMachineConfigSpec.builder()
                                .deviceChange(spec.deviceChange())
                                .build(),
                        power,
                        site);
        return new Relocation(
                joined(source, made, disks.files(), site),
                snapshots.stream()
                        .map(each -> moved(each, moves, path, disks))
                        .map(each -> MachineVmx.datastores(each, site))
                        .toList());
    }

    private static VirtualMachineConfigInfo moved(
            VirtualMachineConfigInfo config, boolean moves, String path, ChainMove disks) {
        List<VirtualDevice> devices =
                config.hardware().device().stream().map(disks::renamed).toList();
        return VmxReader.withDevices(
                moves ? renamed(config, path, config.name()) : config, Wiring.arrange(devices));
    }

    private static Reconfiguration changed(
            VirtualMachineConfigInfo copy,
            @Nullable VirtualMachineConfigSpec spec,
            List<VirtualDeviceConfigSpec> moreDevices,
            List<FileOperation> disks,
            Site site) {
        VirtualMachineConfigSpec.Builder<?> wanted =
                spec == null ? VirtualMachineConfigSpec.builder() : spec.toBuilder();
        List<VirtualDeviceConfigSpec> devices = new ArrayList<>(moreDevices);
        if (spec != null) {
            devices.addAll(spec.deviceChange());
        }
        // the name is an argument of the call, and the version is that of the source
        wanted.deviceChange(devices).name(null).changeVersion(null);
        Reconfiguration made =
                Reconfiguration.apply(
                        copy, wanted.build(), VirtualMachinePowerState.POWERED_OFF, site);
        return joined(copy, made, disks, site);
    }

    private static Reconfiguration joined(
            VirtualMachineConfigInfo before,
            Reconfiguration made,
            List<FileOperation> disks,
            Site site) {
        List<FileOperation> files = new ArrayList<>(disks);
        files.addAll(made.files());
        VirtualMachineConfigInfo config =
                MachineVmx.datastores(Identity.complete(made.config(), site), site);
        return new Reconfiguration(config, files, ConfigChanges.between(before, config));
    }

    /// Returns the datastore that the machine's own files go to, as `[name]`.
    private static String target(
            VirtualMachineConfigInfo source, VirtualMachineRelocateSpec spec, Site site) {
        String before = Objects.requireNonNullElse(source.files().vmPathName(), "");
        return spec.datastore() == null
                ? '[' + DatastoreNames.datastoreOf(before).orElse("") + ']'
                : '['
                        + site.datastoreName(spec.datastore())
                                .orElseThrow(() -> Faults.argument("spec.datastore"))
                        + ']';
    }

    private static VirtualMachineConfigInfo renamed(
            VirtualMachineConfigInfo source, String path, String name) {
        String directory = DatastoreNames.directoryOf(path) + '/';
        String file = DatastoreNames.fileOf(path);
        String stem = file.substring(0, file.length() - ".vmx".length());
        List<OptionValue> options =
                source.extraConfig().stream()
                        .map(option ->
                                switch (option.key()) {
                                    case "nvram" -> VmxReader.option("nvram", stem + ".nvram");
                                    case "extendedConfigFile" ->
                                            VmxReader.option("extendedConfigFile", stem + ".vmxf");
                                    default -> option;
                                })
                        .toList();
        return source.toBuilder()
                .name(name)
                .files(
                        VirtualMachineFileInfo.builder()
                                .vmPathName(path)
                                .snapshotDirectory(directory)
                                .suspendDirectory(directory)
                                .logDirectory(directory)
                                .build())
                .extraConfig(options)
                .build();
    }

    /// Takes from a device what only one machine can have.
    private static VirtualDevice fresh(VirtualDevice device, Site site) {
        VirtualDevice off =
                device.connectable() == null
                        ? device
                        : device.toBuilder()
                                .connectable(
                                        device.connectable().toBuilder()
                                                .connected(false)
                                                .status("untried")
                                                .build())
                                .build();
        return switch (off) {
            case VirtualEthernetCard card
                    when !Objects.requireNonNullElse(card.addressType(), "").equals("manual") ->
                    card.toBuilder()
                            .addressType(site.isVcenter() ? "assigned" : "generated")
                            .macAddress(site.nextMac())
                            .build();
            case VirtualMachineVMCIDevice vmci -> vmci.toBuilder().id(null).build();
            case VirtualDisk disk -> disk.toBuilder().diskObjectId(null).build();
            default -> off;
        };
    }
}
