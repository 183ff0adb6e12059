package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The log of a machine, `vmware.log`. Each start begins another one and keeps those before.
///
/// @param vm the machine
record VmLog(SimVirtualMachine vm) {
    private static final int KEPT = 6;

    private DatastoreFiles files() {
        return vm.datastore().files();
    }

    private String path(String name) {
        String directory = vm.files().directory();
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    /// Writes the log of a machine that has run before or not at all.
    void begin() {
        if (vm.power() != PowerState.OFF) {
            files().write(path("vmware.log"), bytes(start()));
        }
    }

    /// Tells what has happened.
    void tell(PowerState state) {
        switch (state) {
            case ON -> {
                rotate();
                files().write(path("vmware.log"), bytes(start()));
            }
            case OFF ->
                    append(
                            "I005: Stopping VCPU threads...",
                            "I005: VMX exit (0).",
                            "I005: Flushing all VMX disk lib objects.");
            case SUSPENDED ->
                    append(
                            "I005: Checkpoint_Suspend: saving state to "
                                    + vm.config().file(".vmss"),
                            "I005: VMX exit (0).");
        }
    }

    private void rotate() {
        if (!files().exists(path("vmware.log"))) {
            return;
        }
        int last = 0;
        while (files().exists(path("vmware-" + (last + 1) + ".log"))) {
            last++;
        }
        for (int i = 1; last >= KEPT && i <= last; i++) {
            if (i == 1) {
                files().delete(path("vmware-1.log"));
            } else {
                files().move(
                                path("vmware-" + i + ".log"),
                                files(),
                                path("vmware-" + (i - 1) + ".log"));
            }
        }
        int next = Math.min(last + 1, KEPT);
        files().move(path("vmware.log"), files(), path("vmware-" + next + ".log"));
    }

    private List<String> start() {
        List<String> lines = new ArrayList<>();
        lines.add("I005: Log for VMware ESX version=8.0.2 build=build-22380479 option=Release");
        lines.add("I005: The process is 64-bit.");
        lines.add("I005: Host is " + vm.host().name());
        lines.add("I005: DICT --- CONFIGURATION");
        lines.add("I005: DICT            displayName = \"" + vm.name() + "\"");
        lines.add("I005: DICT               memSize = \"" + vm.config().memoryMb() + "\"");
        lines.add("I005: DICT              numvcpus = \"" + vm.config().cpus() + "\"");
        lines.add("I005: DICT             uuid.bios = \"" + vm.config().uuid() + "\"");
        lines.add("I005: PowerOn");
        for (int cpu = 0; cpu < vm.config().cpus(); cpu++) {
            lines.add("I005: Monitor: VCPU " + cpu + " is ready.");
        }
        return lines;
    }

    private void append(String... lines) {
        String log = path("vmware.log");
        byte[] before = files().exists(log) ? files().read(log) : new byte[0];
        byte[] more = bytes(List.of(lines));
        byte[] all = new byte[before.length + more.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        files().write(log, all);
    }

    private byte[] bytes(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(vm.inventory().now()).append(" In(05) vmx - ").append(line).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
