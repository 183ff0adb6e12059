package dev.vireo.driver.esx;

import dev.vireo.api.DomainGuest;
import dev.vireo.api.GuestFileSystem;
import dev.vireo.api.GuestInformation;
import dev.vireo.api.InterfaceAddresses;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.SendNMIRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Looks at the guest through the Tools.
interface MachineGuest extends DomainGuest {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default String fetchGuestHostname() {
        return machine()
                .require(VirtualMachinePowerState.POWERED_ON, Properties.GUEST_NAME)
                .find(Properties.GUEST_NAME, String.class)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.OPERATION_INVALID,
                                "The guest of '"
                                        + machine().name()
                                        + "' tells no host name; its VMware Tools may not be"
                                        + " installed or running"));
    }

    @Override
    default List<InterfaceAddresses> fetchInterfaceAddresses(InterfaceAddresses.Source source) {
        if (source != InterfaceAddresses.Source.AGENT) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "Unknown IP address data source "
                            + (source == InterfaceAddresses.Source.LEASE ? "0" : "2"));
        }
        return GuestAddresses.of(
                machine().require(VirtualMachinePowerState.POWERED_ON, GuestAddresses.NICS));
    }

    @Override
    default List<GuestFileSystem> fetchFileSystems() {
        return fetchGuestInformation(Set.of(GuestInformation.Kind.FILE_SYSTEMS)).fileSystems();
    }

    @Override
    default GuestInformation fetchGuestInformation(Set<GuestInformation.Kind> kinds) {
        Set<GuestInformation.Kind> wanted = GuestTold.wanted(kinds);
        Row row =
                machine()
                        .require(VirtualMachinePowerState.POWERED_ON, GuestTold.properties(wanted));
        return GuestTold.of(row, wanted, machine().name());
    }

    /// Tells why not: the guest's clock is seen by programs in the guest only, which need an
    /// account there.
    @Override
    default Instant fetchTime() {
        throw new VirtException(
                ErrorCode.OPERATION_UNSUPPORTED,
                "VMware shows no guest's clock to those who have no account in the guest");
    }

    @Override
    default void injectNmi() {
        machine().require(VirtualMachinePowerState.POWERED_ON);
        machine()
                .session()
                .call(
                        SendNMIRequest.builder(machine().reference()).build(),
                        "interrupt",
                        machine().name());
    }
}
