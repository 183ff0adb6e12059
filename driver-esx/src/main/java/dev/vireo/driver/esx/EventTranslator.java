package dev.vireo.driver.esx;

import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvent.BalloonChange;
import dev.vireo.api.DomainEvent.Change;
import dev.vireo.api.DomainEvent.DeviceAdded;
import dev.vireo.api.DomainEvent.DeviceRemoved;
import dev.vireo.api.DomainEvent.Lifecycle;
import dev.vireo.api.DomainEvent.MetadataChange;
import dev.vireo.api.DomainEvent.Reboot;
import dev.vireo.api.MetadataKind;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VmClonedEvent;
import dev.vireo.vim.VmCreatedEvent;
import dev.vireo.vim.VmDeployedEvent;
import dev.vireo.vim.VmDiscoveredEvent;
import dev.vireo.vim.VmEventArgument;
import dev.vireo.vim.VmFailedToPowerOnEvent;
import dev.vireo.vim.VmGuestOSCrashedEvent;
import dev.vireo.vim.VmGuestRebootEvent;
import dev.vireo.vim.VmGuestShutdownEvent;
import dev.vireo.vim.VmPoweredOffEvent;
import dev.vireo.vim.VmPoweredOnEvent;
import dev.vireo.vim.VmReconfiguredEvent;
import dev.vireo.vim.VmRegisteredEvent;
import dev.vireo.vim.VmRemovedEvent;
import dev.vireo.vim.VmRenamedEvent;
import dev.vireo.vim.VmResettingEvent;
import dev.vireo.vim.VmResumingEvent;
import dev.vireo.vim.VmStartingEvent;
import dev.vireo.vim.VmStoppingEvent;
import dev.vireo.vim.VmSuspendedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the server's events into libvirt's terms. How a machine came into a state is told by the
/// event before, so the last one that began something is remembered for each machine.
final class EventTranslator {
    /// What a machine is on its way to.
    private enum Way {
        START,
        RESUME,
        RESET,
        STOP
    }

    private static final String ADDED = "Added";
    private static final String RENAMED = "Renamed";

    private final Map<ManagedObjectReference, Way> ways = new HashMap<>();

    /// Translates an event.
    ///
    /// @return what it is for libvirt, empty for events that libvirt does not have
    List<DomainEvent> translate(Event event) {
        VmEventArgument vm = event.vm();
        return vm == null ? List.of() : translate(event, vm.vm(), text(vm.name()));
    }

    private static String text(String name) {
        return EntityName.plain(name);
    }

    private List<DomainEvent> translate(Event event, ManagedObjectReference vm, String name) {
        Instant time = event.createdTime();
        return switch (event) {
            case VmStartingEvent _ -> begins(vm, Way.START);
            case VmResumingEvent _ -> begins(vm, Way.RESUME);
            case VmStoppingEvent _ -> begins(vm, Way.STOP);
            case VmResettingEvent _ -> {
                ways.put(vm, Way.RESET);
                yield List.of(new Reboot(name, time));
            }
            case VmGuestRebootEvent _ -> List.of(new Reboot(name, time));
            case VmPoweredOnEvent _ -> poweredOn(ways.remove(vm), name, time);
            case VmPoweredOffEvent _ -> {
                // one that nobody stopped has shut itself down
                String how = ways.remove(vm) == Way.STOP ? "Destroyed" : "Shutdown";
                yield lifecycle(name, time, Change.STOPPED, how);
            }
            case VmSuspendedEvent _ -> lifecycle(name, time, Change.SUSPENDED, "Paused");
            case VmGuestShutdownEvent _ -> lifecycle(name, time, Change.SHUTDOWN, "Host");
            case VmFailedToPowerOnEvent _ -> {
                ways.remove(vm);
                yield lifecycle(name, time, Change.STOPPED, "Failed");
            }
            case VmGuestOSCrashedEvent _ -> lifecycle(name, time, Change.CRASHED, "Panicked");
            case VmCreatedEvent _,
                    VmRegisteredEvent _,
                    VmClonedEvent _,
                    VmDeployedEvent _,
                    VmDiscoveredEvent _ ->
                    lifecycle(name, time, Change.DEFINED, ADDED);
            case VmRemovedEvent _ -> {
                ways.remove(vm);
                yield lifecycle(name, time, Change.UNDEFINED, "Removed");
            }
            case VmRenamedEvent renamed ->
                    List.of(
                            new Lifecycle(text(renamed.oldName()), time, Change.UNDEFINED, RENAMED),
                            new Lifecycle(text(renamed.newName()), time, Change.DEFINED, RENAMED));
            case VmReconfiguredEvent changed -> reconfigured(changed.configSpec(), name, time);
            default -> List.of();
        };
    }

    private List<DomainEvent> begins(ManagedObjectReference vm, Way way) {
        ways.put(vm, way);
        return List.of();
    }

    private static List<DomainEvent> lifecycle(
            String name, Instant time, Change change, String detail) {
        return List.of(new Lifecycle(name, time, change, detail));
    }

    private static List<DomainEvent> poweredOn(@Nullable Way way, String name, Instant time) {
        if (way == Way.RESET) {
            return List.of(); // it was told as a reboot
        }
        return way == Way.RESUME
                ? lifecycle(name, time, Change.RESUMED, "Unpaused")
                : lifecycle(name, time, Change.STARTED, "Booted");
    }

    private static List<DomainEvent> reconfigured(
            VirtualMachineConfigSpec spec, String name, Instant time) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(new Lifecycle(name, time, Change.DEFINED, "Updated"));
        if (spec.annotation() != null) {
            events.add(new MetadataChange(name, time, MetadataKind.DESCRIPTION, Optional.empty()));
        }
        ResourceAllocationInfo memory = spec.memoryAllocation();
        Long limit = memory == null ? null : memory.limit();
        if (limit != null && limit >= 0) {
            events.add(new BalloonChange(name, time, Kib.ofMb(limit)));
        }
        for (VirtualDeviceConfigSpec change : spec.deviceChange()) {
            if (Objects.equals(change.operation(), VirtualDeviceConfigSpecOperation.ADD)) {
                events.add(new DeviceAdded(name, time, device(change.device())));
            } else if (Objects.equals(
                    change.operation(), VirtualDeviceConfigSpecOperation.REMOVE)) {
                events.add(new DeviceRemoved(name, time, device(change.device())));
            }
        }
        return events;
    }

    /// Names a device: by the key that it has in the machine's configuration.
    private static String device(VirtualDevice device) {
        return device.wireType() + "-" + device.key();
    }
}
