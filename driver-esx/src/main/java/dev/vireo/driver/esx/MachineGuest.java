package dev.vireo.driver.esx;

import dev.vireo.api.DomainGuest;
import dev.vireo.api.InterfaceAddresses;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.SendNMIRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;

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
