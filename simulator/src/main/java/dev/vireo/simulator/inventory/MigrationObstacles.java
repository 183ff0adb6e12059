package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.vim.CannotAccessNetwork;
import dev.vireo.vim.CannotAccessVmConfig;
import dev.vireo.vim.CannotAccessVmDevice;
import dev.vireo.vim.CannotAccessVmDisk;
import dev.vireo.vim.Description;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.InvalidHostState;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.SnapshotRevertIssue;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds all that speaks against running a machine on a host. A device that is not connected, and
/// none is while the machine does not run, is only warned of; so is a snapshot that could not be
/// gone back to.
///
/// @param vm the machine
/// @param host the host
record MigrationObstacles(SimVirtualMachine vm, SimHostSystem host) {
    /// Finds them for a machine whose files stay where they are.
    List<MigrationObstacle> find() {
        return find(vm.config().info());
    }

    /// Finds them for a machine whose files are somewhere else then.
    ///
    /// @param config its configuration then
    List<MigrationObstacle> find(VirtualMachineConfigInfo config) {
        List<MigrationObstacle> found = new ArrayList<>();
        if (host.inMaintenanceMode()) {
            found.add(
                    error(
                            new SimFault(
                                    InvalidHostState.builder().host(host.self()).build(),
                                    "The operation is not allowed in the current state of the"
                                            + " host.")));
        }
        String home = config.files().vmPathName();
        if (home != null && !sees(home)) {
            found.add(error(config(home)));
        }
        boolean on = vm.power() == PowerState.ON;
        config.hardware().device().forEach(device -> ofDevice(device, on).ifPresent(found::add));
        if (on && !host.equals(vm.host()) && !host.inMaintenanceMode()) {
            try {
                new VmAdmission(vm, host).require();
            } catch (SimFault fault) {
                found.add(error(fault));
            }
        }
        if (!host.equals(vm.host())) {
            vm.snapshots()
                    .tree()
                    .snapshots()
                    .forEach(snapshot -> ofSnapshot(snapshot).ifPresent(found::add));
        }
        return found;
    }

    private static MigrationObstacle error(SimFault fault) {
        return new MigrationObstacle(fault, false);
    }

    private static SimFault config(String path) {
        return new SimFault(
                CannotAccessVmConfig.builder().reason(notThere(path).localized()).build(),
                "Unable to access the virtual machine configuration: Unable to access file "
                        + path);
    }

    private static SimFault notThere(String path) {
        return new SimFault(
                FileNotFound.builder().file(path).build(), "File " + path + " was not found");
    }

    private Optional<MigrationObstacle> ofSnapshot(Snapshot snapshot) {
        boolean trouble =
                snapshot.config().hardware().device().stream()
                        .filter(device -> !(device instanceof VirtualDisk)) // the machine's own are
                        .anyMatch(device -> ofDevice(device, false).isPresent());
        return trouble
                ? Optional.of(
                        new MigrationObstacle(
                                new SimFault(
                                        SnapshotRevertIssue.builder()
                                                .snapshotName(snapshot.name())
                                                .errors(false)
                                                .build(),
                                        "Reverting to snapshot '"
                                                + snapshot.name()
                                                + "' would generate warnings."),
                                true))
                : Optional.empty();
    }

    private Optional<MigrationObstacle> ofDevice(VirtualDevice device, boolean on) {
        if (device instanceof VirtualDisk
                && device.backing() instanceof VirtualDeviceFileBackingInfo file) {
            return sees(file.fileName())
                    ? Optional.empty()
                    : Optional.of(error(disk(label(device), file.fileName(), on)));
        }
        boolean connected = on && isConnected(device);
        if (device instanceof VirtualEthernetCard) {
            return missingNetwork(device)
                    .map(name -> new MigrationObstacle(card(device, name, connected), !connected));
        }
        return switch (device.backing()) {
            case VirtualDeviceFileBackingInfo file when !sees(file.fileName()) ->
                    Optional.of(
                            new MigrationObstacle(
                                    other(device, file.fileName(), connected), !connected));
            // a device of the host itself; one that is not connected may have a namesake there
            case VirtualDeviceDeviceBackingInfo local
                    when connected && device.connectable() != null ->
                    Optional.of(error(other(device, local.deviceName(), true)));
            case null, default -> Optional.empty();
        };
    }

    private static boolean isConnected(VirtualDevice device) {
        VirtualDeviceConnectInfo connection = device.connectable();
        return connection == null || connection.connected();
    }

    private static String label(VirtualDevice device) {
        Description info = device.deviceInfo();
        return info == null ? "Device " + device.key() : info.label();
    }

    private boolean sees(String path) {
        int end = path.indexOf(']');
        return !path.startsWith("[")
                || end < 0
                || host.datastores().stream()
                        .anyMatch(each -> each.name().equals(path.substring(1, end)));
    }

    private Optional<String> missingNetwork(VirtualDevice card) {
        return switch (card.backing()) {
            case VirtualEthernetCardNetworkBackingInfo named ->
                    host.networks().stream()
                                    .filter(SimNetwork::isPortGroup)
                                    .anyMatch(each ->
                                            each.name()
                                                    .equals(SimEntity.stored(named.deviceName())))
                            ? Optional.empty()
                            : Optional.of(named.deviceName());
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                    vm.placement().networks().stream()
                            .filter(each -> each.self().value().equals(port.port().portgroupKey()))
                            .filter(each -> !host.networks().contains(each))
                            .map(SimEntity::name)
                            .findFirst();
            case null, default -> Optional.empty();
        };
    }

    private static SimFault disk(String label, String path, boolean on) {
        return new SimFault(
                CannotAccessVmDisk.builder()
                        .device(label)
                        .backing(path)
                        .connected(on)
                        .fault(notThere(path).localized())
                        .build(),
                "Virtual disk '"
                        + label
                        + "' is not accessible on the host: Unable to access file "
                        + path);
    }

    private SimFault card(VirtualDevice card, String network, boolean connected) {
        return new SimFault(
                CannotAccessNetwork.builder()
                        .device(label(card))
                        .backing(network)
                        .connected(connected)
                        .network(
                                vm.placement().networks().stream()
                                        .filter(each -> each.name().equals(network))
                                        .map(SimObject::self)
                                        .findFirst()
                                        .orElse(null))
                        .build(),
                (connected ? "Currently connected network" : "Network")
                        + " interface '"
                        + label(card)
                        + "' uses network '"
                        + network
                        + "', which is not accessible.");
    }

    private static SimFault other(VirtualDevice device, String backing, boolean connected) {
        MethodFault fault =
                CannotAccessVmDevice.builder()
                        .device(label(device))
                        .backing(backing)
                        .connected(connected)
                        .build();
        return new SimFault(
                fault,
                (connected ? "Currently connected device" : "Device")
                        + " '"
                        + label(device)
                        + "' uses backing '"
                        + backing
                        + "', which is not accessible.");
    }
}
