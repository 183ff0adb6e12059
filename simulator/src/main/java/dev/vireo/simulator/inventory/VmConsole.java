package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.ScreenPicture;
import dev.vireo.vim.AcquireMksTicketRequest;
import dev.vireo.vim.AcquireTicketRequest;
import dev.vireo.vim.CreateScreenshotTaskRequest;
import dev.vireo.vim.DropConnectionsRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PutUsbScanCodesRequest;
import dev.vireo.vim.SendNMIRequest;
import dev.vireo.vim.SetDisplayTopologyRequest;
import dev.vireo.vim.SetScreenResolutionRequest;
import dev.vireo.vim.VirtualMachineDisplayTopology;
import dev.vireo.vim.VirtualMachineHandler;
import dev.vireo.vim.VirtualMachineMksTicket;
import dev.vireo.vim.VirtualMachineTicket;
import dev.vireo.vim.VmAcquiredMksTicketEvent;
import dev.vireo.vim.VmAcquiredTicketEvent;
import java.util.List;

/// The methods of a machine's screen, keyboard and console.
interface VmConsole extends VirtualMachineHandler {
    /// The port of a host's console.
    int PORT = 902;

    /// The largest screen in one direction.
    int MOST_PIXELS = 15_360;

    /// Returns the machine.
    SimVirtualMachine vm();

    private void requireOn() {
        if (vm().power() != PowerState.ON) {
            throw SimFault.invalidPowerState(PowerState.ON.wire(), vm().power());
        }
    }

    private String ticket(String kind) {
        return vm().inventory()
                .identities()
                .uuid("ticket-" + kind + "-" + vm().id(), vm().inventory().version());
    }

    private String configFile() {
        String path = vm().config().vmPathName();
        return vm().datastore().path() + "/" + path.substring(path.indexOf(']') + 1).strip();
    }

    @Override
    default VirtualMachineMksTicket acquireMksTicket(AcquireMksTicketRequest request) {
        requireOn();
        vm().inventory()
                .events()
                .post(
                        vm(),
                        VmAcquiredMksTicketEvent.builder(),
                        "Acquired MKS ticket for " + EventPlace.of(vm()));
        return VirtualMachineMksTicket.builder()
                .ticket(ticket("mks"))
                .cfgFile(configFile())
                .host(vm().host().ipAddress())
                .port(PORT)
                .build();
    }

    @Override
    default VirtualMachineTicket acquireTicket(AcquireTicketRequest request) {
        String kind = request.ticketType();
        if (!List.of("mks", "device", "guestControl", "webmks", "guestIntegrity", "webRemoteDevice")
                .contains(kind)) {
            throw SimFault.invalidArgument("ticketType");
        }
        requireOn();
        vm().inventory()
                .events()
                .post(
                        vm(),
                        VmAcquiredTicketEvent.builder().ticketType(kind),
                        "A ticket for " + vm().name() + " of type " + kind + " has been acquired");
        String ticket = ticket(kind);
        VirtualMachineTicket.Builder<?> answer =
                VirtualMachineTicket.builder()
                        .ticket(ticket)
                        .cfgFile(configFile())
                        .host(vm().host().ipAddress())
                        .port(kind.equals("webmks") ? 443 : PORT);
        if (kind.equals("webmks")) {
            answer.url("wss://" + vm().host().ipAddress() + ":443/ticket/" + ticket);
        }
        return answer.build();
    }

    @Override
    default boolean dropConnections(DropConnectionsRequest request) {
        requireOn();
        return true;
    }

    private void requireTools() {
        requireOn();
        if (!vm().toolsRunning()) {
            throw SimFault.toolsUnavailable();
        }
    }

    @Override
    default void setScreenResolution(SetScreenResolutionRequest request) {
        requireTools();
        resize("width", request.width(), "height", request.height());
    }

    @Override
    default void setDisplayTopology(SetDisplayTopologyRequest request) {
        requireTools();
        if (request.displays().isEmpty()) {
            throw SimFault.invalidArgument("displays");
        }
        int right = 0;
        int bottom = 0;
        for (VirtualMachineDisplayTopology display : request.displays()) {
            right = Math.max(right, display.x() + display.width());
            bottom = Math.max(bottom, display.y() + display.height());
        }
        resize("displays", right, "displays", bottom);
    }

    private void resize(String widthName, int width, String heightName, int height) {
        if (width < 1 || width > MOST_PIXELS) {
            throw SimFault.invalidArgument(widthName);
        }
        if (height < 1 || height > MOST_PIXELS) {
            throw SimFault.invalidArgument(heightName);
        }
        vm().guest().resize(width, height);
        vm().touch();
    }

    @Override
    default ManagedObjectReference createScreenshotTask(CreateScreenshotTaskRequest request) {
        return new VmTasks(vm())
                .start(
                        "CreateScreenshot_Task",
                        "createScreenshot",
                        false,
                        task -> {
                            requireOn();
                            vm().questions().askScripted(task);
                            return writeScreenshot();
                        });
    }

    /// Writes what the screen shows beside the configuration.
    ///
    /// @return the file
    private String writeScreenshot() {
        HostSite site = new HostSite(vm().host());
        int number = 1;
        while (site.exists(vm().config().file("-" + number + ".png"))) {
            number++;
        }
        FilePlace place = site.place(vm().config().file("-" + number + ".png"));
        byte[] picture = ScreenPicture.of(vm().name() + vm().config().uuid());
        FileFaults.translating(
                place.datastore(),
                () -> {
                    place.files().write(place.path(), picture);
                    return null;
                });
        place.datastore().touch();
        return place.toString();
    }

    /// Takes the keys; nobody in the guest reads them, but [VmKeyboard] remembers them.
    @Override
    default int putUsbScanCodes(PutUsbScanCodesRequest request) {
        requireOn();
        return vm().keyboard().take(request.spec().keyEvents());
    }

    @Override
    default void sendNMI(SendNMIRequest request) {
        requireOn();
    }
}
