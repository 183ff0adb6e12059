package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.CdromDoor;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.GuestInfo;
import dev.vireo.vim.GuestNicInfo;
import dev.vireo.vim.GuestScreenInfo;
import dev.vireo.vim.NetIpConfigInfo;
import dev.vireo.vim.NetIpConfigInfoIpAddress;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineToolsStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What VMware Tools tell about the system within a machine.
final class VmGuest {
    private static final int TOOLS_VERSION = 12352;

    private final SimVirtualMachine vm;
    private int width = 1024;
    private int height = 768;
    private boolean doorLocked;

    VmGuest(SimVirtualMachine vm) {
        this.vm = vm;
    }

    /// Sets whether the guest keeps the doors of its CD-ROM drives locked. It does no longer when
    /// the machine stops or starts anew.
    void lockDoor(boolean locked) {
        doorLocked = locked;
    }

    /// Asks whether to take a medium away that the guest holds on to.
    ///
    /// @param after the configuration that is wanted
    /// @throws SimFault if it is to stay
    void requireDoor(SimTask task, VirtualMachineConfigInfo after) {
        Optional<String> drive =
                doorLocked && vm.power() == PowerState.ON
                        ? CdromDoor.opened(vm.config().info(), after)
                        : Optional.empty();
        if (drive.isPresent()) {
            if (task.ask(Question.cdromLocked()).equals("1")) {
                String reason =
                        "Connection control operation failed for disk '" + drive.get() + "'.";
                throw new SimFault(GenericVmConfigFault.builder().reason(reason).build(), reason);
            }
            doorLocked = false;
        }
    }

    /// Sets the size of the screen.
    void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    Optional<String> hostName() {
        String name = vm.config().directory();
        String plain = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return vm.toolsRunning()
                ? vm.customization()
                        .hostName()
                        .or(() -> Optional.of(plain.replaceAll("[^a-z0-9-]+", "-")))
                : Optional.empty();
    }

    /// Returns the address of the first network adapter.
    Optional<String> ipAddress() {
        return vm.toolsRunning() && !vm.config().nics().isEmpty()
                ? Optional.of(address(0))
                : Optional.empty();
    }

    private String address(int card) {
        return vm.customization().address(card).orElseGet(() -> dealtAddress(card));
    }

    private String dealtAddress(int card) {
        long host = vm.number() + 16; // the first ones are for routers and hosts
        return (10 + card)
                + "."
                + (host >> 16 & 255)
                + "."
                + (host >> 8 & 255)
                + "."
                + (host & 255);
    }

    VirtualMachineToolsStatus toolsStatus() {
        if (!vm.toolsInstalled()) {
            return VirtualMachineToolsStatus.TOOLS_NOT_INSTALLED;
        }
        return vm.toolsRunning()
                ? VirtualMachineToolsStatus.TOOLS_OK
                : VirtualMachineToolsStatus.TOOLS_NOT_RUNNING;
    }

    String versionStatus() {
        return vm.toolsInstalled() ? "guestToolsCurrent" : "guestToolsNotInstalled";
    }

    String runningStatus() {
        return vm.toolsRunning() ? "guestToolsRunning" : "guestToolsNotRunning";
    }

    GuestInfo describe() {
        boolean running = vm.toolsRunning();
        return GuestInfo.builder()
                .toolsStatus(toolsStatus())
                .toolsVersionStatus(versionStatus())
                .toolsVersionStatus2(versionStatus())
                .toolsRunningStatus(runningStatus())
                .toolsVersion(vm.toolsInstalled() ? String.valueOf(TOOLS_VERSION) : "0")
                .guestId(running ? vm.config().guest().id() : null)
                .guestFamily(running ? vm.config().guest().family() : null)
                .guestFullName(running ? vm.config().guest().fullName() : null)
                .hostName(hostName().orElse(null))
                .ipAddress(ipAddress().orElse(null))
                .net(nics())
                .disk(GuestFileSystems.of(vm))
                .guestDetailedData(running ? detailedData() : null)
                .screen(GuestScreenInfo.builder().width(width).height(height).build())
                .guestState(vm.guestState())
                .guestOperationsReady(running)
                .interactiveGuestOperationsReady(false)
                .guestStateChangeSupported(running)
                .build();
    }

    /// Describes the system as the Tools do since vSphere 8.0 U2.
    private String detailedData() {
        boolean windows = vm.config().guest().family().equals("windowsGuest");
        return "architecture='X86' bitness='64' familyName='"
                + (windows ? "Windows" : "Linux")
                + "' prettyName='"
                + vm.config().guest().fullName().replace("'", "")
                + "'";
    }

    private List<GuestNicInfo> nics() {
        List<MachineConfig.Nic> cards = vm.toolsRunning() ? vm.config().nics() : List.of();
        List<GuestNicInfo> nics = new ArrayList<>(cards.size());
        for (int i = 0; i < cards.size(); i++) {
            nics.add(nic(cards.get(i), address(i), vm.customization().prefixLength(i).orElse(8)));
        }
        return nics;
    }

    private static GuestNicInfo nic(MachineConfig.Nic card, String address, int prefixLength) {
        NetIpConfigInfoIpAddress ip =
                NetIpConfigInfoIpAddress.builder()
                        .ipAddress(address)
                        .prefixLength(prefixLength)
                        .state("preferred")
                        .build();
        return GuestNicInfo.builder()
                .network(card.network())
                .ipAddress(List.of(address))
                .macAddress(card.mac())
                .connected(true)
                .deviceConfigId(card.key())
                .ipConfig(NetIpConfigInfo.builder().ipAddress(List.of(ip)).build())
                .build();
    }
}
