package dev.vireo.it.kill;

import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.CreateVMTaskRequest;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualSCSISharing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Changes machines and uploads files until the server is gone, and remembers what was confirmed
/// and what was under way then.
final class Writer {
    private static final ManagedObjectReference VMS =
            new ManagedObjectReference("Folder", "ha-folder-vm");
    private static final ManagedObjectReference POOL =
            new ManagedObjectReference("ResourcePool", "ha-root-pool");
    private static final int CONTROLLER = 1000;

    private final String name;
    private final RandomGenerator dice;
    private final Map<String, Facts> machines = new TreeMap<>();
    private final Map<String, Observer.Seen> seen = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private Optional<Change> underWay = Optional.empty();
    private Optional<Map.Entry<String, byte[]>> upload = Optional.empty();
    private int count;

    Writer(String name, RandomGenerator dice) {
        this.name = name;
        this.dice = dice;
    }

    /// A change of one machine whose outcome the client has not seen.
    ///
    /// @param what the request
    /// @param machine its name
    /// @param before what it was, empty if it was not there
    /// @param after what it was to be, empty if it was to go
    record Change(String what, String machine, Optional<Facts> before, Optional<Facts> after) {
        /// Says whether the files are there if the machine is not.
        boolean keepsFiles() {
            return what.equals("UnregisterVM") || what.equals("RegisterVM_Task");
        }
    }

    Map<String, Facts> machines() {
        return machines;
    }

    Map<String, byte[]> files() {
        return files;
    }

    Optional<Change> underWay() {
        return underWay;
    }

    /// Returns the file whose upload was under way: it is there as a whole or not at all.
    Optional<Map.Entry<String, byte[]>> upload() {
        return upload;
    }

    /// Takes a machine for its own, as it is.
    void adopt(String machine, Observer.Seen now) {
        machines.put(machine, now.facts());
        seen.put(machine, now);
    }

    /// Returns where the `.vmx` file of a machine was when it was last seen.
    String path(String machine) {
        return Objects.requireNonNull(known(machine).config().files().vmPathName());
    }

    private Observer.Seen known(String machine) {
        return Objects.requireNonNull(seen.get(machine), machine);
    }

    /// Forgets what was under way and the machine that it was about: it is settled.
    void settled(Map<String, Observer.Seen> now) {
        underWay.ifPresent(change -> machines.remove(change.machine()));
        underWay.map(Change::machine)
                .flatMap(machine -> Optional.ofNullable(now.get(machine)))
                .ifPresent(each -> machines.put(each.config().name(), each.facts()));
        underWay = Optional.empty();
        upload = Optional.empty();
        seen.clear();
        now.forEach((machine, each) -> {
            if (machines.containsKey(machine)) {
                seen.put(machine, each);
            }
        });
    }

    int count() {
        return count;
    }

    /// Works until the server is gone.
    ///
    /// @throws dev.vireo.client.VimException if it refuses something
    void work(URI server) {
        try (Observer client = new Observer(server)) {
            while (true) {
                step(server, client);
                count++;
            }
        }
    }

    private void step(URI server, Observer client) {
        int die = dice.nextInt(16);
        if (die == 0) {
            upload(server);
        } else if ((die <= 2 && machines.size() < 6) || machines.isEmpty()) {
            create(client);
        } else {
            List<String> all = new ArrayList<>(machines.keySet());
            change(client, all.get(dice.nextInt(all.size())), die);
        }
    }

    private void change(Observer client, String machine, int die) {
        Facts before = Objects.requireNonNull(machines.get(machine));
        ManagedObjectReference self = known(machine).reference();
        boolean idle = machine.startsWith(name) && !before.on() && before.snapshots().isEmpty();
        if (die <= 3 && idle) {
            run(client, machine, DestroyTaskRequest.builder(self).build(), Optional.empty());
        } else if (die <= 5) {
            var request =
                    before.on()
                            ? PowerOffVMTaskRequest.builder(self).build()
                            : PowerOnVMTaskRequest.builder(self).build();
            run(client, machine, request, Optional.of(before.power(!before.on())));
        } else if (die <= 7 && before.snapshots().size() < 3) {
            snapshot(client, machine, before, self, die == 7);
        } else if (die == 8) {
            var request = RemoveAllSnapshotsTaskRequest.builder(self).build();
            run(client, machine, request, Optional.of(before.withoutSnapshots()));
        } else if (die == 9 && idle) {
            unregister(client, machine, before, self);
        } else if (die == 10 && idle && before.disks() < 3) {
            addDisk(client, machine, before, self);
        } else if (die == 11 && idle && before.disks() > 0) {
            removeDisk(client, machine, before, self);
        } else {
            reconfigure(client, machine, before, self);
        }
    }

    private void snapshot(
            Observer client,
            String machine,
            Facts before,
            ManagedObjectReference self,
            boolean revert) {
        String snapshot = name + "-snapshot-" + count;
        var request =
                CreateSnapshotTaskRequest.builder(self)
                        .name(snapshot)
                        .memory(false)
                        .quiesce(false)
                        .build();
        Facts after = before.snapshot(snapshot);
        run(client, machine, request, Optional.of(after));
        if (revert) {
            run(
                    client,
                    machine,
                    RevertToCurrentSnapshotTaskRequest.builder(self).build(),
                    Optional.of(after.power(false)));
        }
    }

    private void unregister(
            Observer client, String machine, Facts before, ManagedObjectReference self) {
        String path = path(machine);
        underWay =
                Optional.of(
                        new Change("UnregisterVM", machine, Optional.of(before), Optional.empty()));
        client.call(UnregisterVMRequest.builder(self).build());
        machines.remove(machine);
        underWay = Optional.empty();
        run(
                client,
                machine,
                RegisterVMTaskRequest.builder(VMS).path(path).asTemplate(false).pool(POOL).build(),
                Optional.of(before));
        look(client, machine);
    }

    private void addDisk(
            Observer client, String machine, Facts before, ManagedObjectReference self) {
        List<Integer> taken =
                Observer.disks(known(machine).config()).stream()
                        .map(VirtualDisk::unitNumber)
                        .toList();
        int unit = 0;
        while (taken.contains(unit)) {
            unit++;
        }
        var spec = VirtualMachineConfigSpec.builder().deviceChange(List.of(disk(unit))).build();
        run(
                client,
                machine,
                ReconfigVMTaskRequest.builder(self).spec(spec).build(),
                Optional.of(before.disks(before.disks() + 1)));
        look(client, machine);
    }

    private void removeDisk(
            Observer client, String machine, Facts before, ManagedObjectReference self) {
        var change =
                VirtualDeviceConfigSpec.builder()
                        .operation(VirtualDeviceConfigSpecOperation.REMOVE)
                        .fileOperation(VirtualDeviceConfigSpecFileOperation.DESTROY)
                        .device(Observer.disks(known(machine).config()).getLast())
                        .build();
        var spec = VirtualMachineConfigSpec.builder().deviceChange(List.of(change)).build();
        run(
                client,
                machine,
                ReconfigVMTaskRequest.builder(self).spec(spec).build(),
                Optional.of(before.disks(before.disks() - 1)));
        look(client, machine);
    }

    private void reconfigure(
            Observer client, String machine, Facts before, ManagedObjectReference self) {
        int memory = before.on() ? before.memoryMb() : 64 + 4 * dice.nextInt(200);
        String note = "changed " + count + " times ".repeat(dice.nextInt(200));
        var spec =
                VirtualMachineConfigSpec.builder().memoryMB((long) memory).annotation(note).build();
        var request = ReconfigVMTaskRequest.builder(self).spec(spec).build();
        run(client, machine, request, Optional.of(before.with(memory, note)));
    }

    private static VirtualDeviceConfigSpec disk(int unit) {
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.ADD)
                .fileOperation(VirtualDeviceConfigSpecFileOperation.CREATE)
                .device(
                        VirtualDisk.builder()
                                .key(-1)
                                .controllerKey(CONTROLLER)
                                .unitNumber(unit)
                                .capacityInKB(1024 + unit)
                                .backing(
                                        VirtualDiskFlatVer2BackingInfo.builder()
                                                .fileName("")
                                                .diskMode("persistent")
                                                .thinProvisioned(true)
                                                .build())
                                .build())
                .build();
    }

    private void create(Observer client) {
        String machine = name + "-" + count;
        int disks = dice.nextInt(2);
        Facts facts = new Facts(256, "made as number " + count, false, disks, List.of());
        List<VirtualDeviceConfigSpec> devices = new ArrayList<>();
        devices.add(
                VirtualDeviceConfigSpec.builder()
                        .operation(VirtualDeviceConfigSpecOperation.ADD)
                        .device(
                                VirtualLsiLogicController.builder()
                                        .key(CONTROLLER)
                                        .busNumber(0)
                                        .sharedBus(VirtualSCSISharing.NO_SHARING)
                                        .build())
                        .build());
        for (int i = 0; i < disks; i++) {
            devices.add(disk(i));
        }
        var spec =
                VirtualMachineConfigSpec.builder()
                        .name(machine)
                        .memoryMB(256L)
                        .numCPUs(1)
                        .annotation(facts.note())
                        .files(VirtualMachineFileInfo.builder().vmPathName("[datastore1]").build())
                        .deviceChange(devices)
                        .build();
        run(
                client,
                machine,
                CreateVMTaskRequest.builder(VMS).config(spec).pool(POOL).build(),
                Optional.of(facts));
        look(client, machine);
    }

    private void look(Observer client, String machine) {
        seen.put(machine, Objects.requireNonNull(client.look().get(machine), machine));
    }

    private void run(
            Observer client,
            String machine,
            MethodRequest<ManagedObjectReference> request,
            Optional<Facts> after) {
        underWay =
                Optional.of(
                        new Change(
                                request.vimMethod().name(),
                                machine,
                                Optional.ofNullable(machines.get(machine)),
                                after));
        client.run(request);
        after.ifPresentOrElse(
                facts -> machines.put(machine, facts), () -> machines.remove(machine));
        underWay = Optional.empty();
    }

    private void upload(URI server) {
        byte[] content = new byte[1 + dice.nextInt(400_000)];
        dice.nextBytes(content);
        String file = name + "-" + count + ".bin";
        upload = Optional.of(Map.entry(file, content));
        try {
            URI uri = server.resolve("/folder/" + file + "?dsName=datastore1");
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestMethod("PUT");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(content.length);
            byte[] secret = "root:password".getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(secret));
            connection.getOutputStream().write(content);
            if (connection.getResponseCode() != 201) {
                throw new IllegalStateException("upload: " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put(file, content);
        upload = Optional.empty();
    }
}
