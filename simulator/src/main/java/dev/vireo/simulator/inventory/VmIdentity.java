package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VmUuidChangedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Whether a machine is the one that it was: its files say where they were when it last ran.
///
/// @param vm the machine
record VmIdentity(SimVirtualMachine vm) {
    /// Returns what stands for the place of a file, `uuid.location` in the `.vmx` file.
    static String location(SimDatastore datastore, String path) {
        String place = datastore.path() + "/" + path.substring(path.indexOf(']') + 1).strip();
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String here() {
        return location(vm.datastore(), vm.config().vmPathName());
    }

    /// Says whether the files were somewhere else before.
    boolean isAltered() {
        if (!(vm.config() instanceof StoredConfig stored)) {
            return false;
        }
        VirtualMachineConfigInfo info = stored.info();
        String before = Objects.requireNonNullElse(info.locationId(), "");
        return !before.isEmpty() && !before.equals(here());
    }

    /// Takes the files for those of the same machine.
    void moved() {
        vm.configure(new StoredConfig(vm.config().info().toBuilder().locationId(here()).build()));
    }

    /// Takes the files for those of another machine, which gets a UUID and addresses of its own.
    void copied() {
        HostSite site = new HostSite(vm.host());
        VirtualMachineConfigInfo info = vm.config().info();
        String before = info.uuid();
        List<VirtualDevice> devices =
                info.hardware().device().stream().map(device -> readdressed(device, site)).toList();
        vm.configure(
                new StoredConfig(
                        info.toBuilder()
                                .uuid(site.nextUuid())
                                .instanceUuid(site.nextUuid())
                                .locationId(here())
                                .hardware(info.hardware().toBuilder().device(devices).build())
                                .build()));
        vm.inventory()
                .events()
                .post(
                        vm,
                        VmUuidChangedEvent.builder().oldUuid(before).newUuid(vm.config().uuid()),
                        "Changed BIOS UUID on "
                                + vm.name()
                                + " from "
                                + before
                                + " to "
                                + vm.config().uuid());
    }

    private static VirtualDevice readdressed(VirtualDevice device, HostSite site) {
        boolean generated =
                device instanceof VirtualEthernetCard card
                        && !Objects.equals(card.addressType(), "manual");
        return generated
                ? ((VirtualEthernetCard) device).toBuilder().macAddress(site.nextMac()).build()
                : device;
    }
}
