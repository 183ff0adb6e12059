package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.VmxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Configurations of new machines.
public final class MachineCreation {
    private static final Set<String> WAYS_OUT = Set.of(".", "..");
    private static final String VMX = ".vmx";
    private static final String DEFAULT_VERSION = "vmx-19";
    private static final int LONGEST_FILE_NAME = 80;

    private MachineCreation() {}

    /// Makes the configuration of a new machine as `CreateVM_Task` does.
    ///
    /// @param spec what is wanted; it has to say the name, and in `files.vmPathName` at least the
    ///   datastore
    /// @param site where the machine is going to live
    /// @return the configuration and the disks to make
    /// @throws MachineFault with the fault of a host that refuses it
    public static Reconfiguration of(VirtualMachineConfigSpec spec, Site site) {
        String name = spec.name();
        if (name == null || name.isBlank()) {
            throw Faults.name(Objects.requireNonNullElse(name, ""));
        }
        String asked = spec.files() == null ? null : spec.files().vmPathName();
        if (asked == null) {
            throw Faults.argument("config.files.vmPathName");
        }
        String path = vmPathName(name, asked, site);
        String version = Objects.requireNonNullElse(spec.version(), DEFAULT_VERSION);
        VirtualMachineConfigInfo blank = blank(name, path, version, site);
        VirtualMachineConfigSpec.Builder<?> rest = spec.toBuilder().version(version);
        Reconfiguration made =
                Reconfiguration.apply(
                        blank, rest.build(), VirtualMachinePowerState.POWERED_OFF, site);
        VirtualMachineConfigInfo config = Identity.complete(made.config(), site);
        return new Reconfiguration(
                MachineVmx.datastores(config, site),
                made.files(),
                ConfigChanges.between(blank, config));
    }

    /// Returns the file of a new machine: the one that is asked for, or a new directory with the
    /// name of the machine.
    ///
    /// @param name the name as the server stores it
    /// @param asked a path of a `.vmx` file, of a directory, or of a datastore
    /// @param site where the machine is going to live
    /// @return a path that no file has
    /// @throws MachineFault with `InvalidDatastorePath` if there is no such datastore, or
    ///   `FileAlreadyExists`
    public static String vmPathName(String name, String asked, Site site) {
        String datastore =
                DatastoreNames.datastoreOf(asked).orElseThrow(() -> Faults.datastorePath(asked));
        if (site.datastore(datastore).isEmpty()) {
            throw Faults.datastorePath(asked);
        }
        String inside = asked.substring(asked.indexOf(']') + 1).strip();
        if (Stream.of(inside.split("/", -1)).anyMatch(WAYS_OUT::contains)) {
            throw Faults.datastorePath(asked);
        }
        if (inside.endsWith(VMX)) {
            if (site.exists(asked)) {
                throw Faults.fileExists(asked);
            }
            return asked;
        }
        String file = fileName(name);
        if (!inside.isEmpty()) {
            String directory = '[' + datastore + "] " + inside.replaceAll("/+$", "");
            return free(directory + '/' + file, site);
        }
        String directory = '[' + datastore + "] " + file;
        for (int i = 1; site.exists(directory); i++) {
            directory = '[' + datastore + "] " + file + '_' + i;
        }
        return directory + '/' + file + VMX;
    }

    private static String free(String base, Site site) {
        String path = base + VMX;
        for (int i = 1; site.exists(path); i++) {
            path = base + '_' + i + VMX;
        }
        return path;
    }

    /// Returns a name of files that people recognize a machine's name in.
    private static String fileName(String name) {
        String plain = name.replace("%2f", "_").replace("%5c", "_").replace("%25", "_");
        String safe = plain.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").strip();
        String cut =
                safe.length() > LONGEST_FILE_NAME ? safe.substring(0, LONGEST_FILE_NAME) : safe;
        return cut.isEmpty() || cut.startsWith(".") ? "_" + cut : cut;
    }

    /// Returns what a machine is before anybody says something of it.
    private static VirtualMachineConfigInfo blank(
            String name, String path, String version, Site site) {
        String base = DatastoreNames.fileOf(path);
        String stem = base.endsWith(VMX) ? base.substring(0, base.length() - VMX.length()) : base;
        VirtualMachineConfigInfo blank =
                MachineVmx.read(
                        VmxFile.builder()
                                .put("virtualHW.version", HardwareVersion.numberOf(version))
                                .put("memSize", 32)
                                .put("guestOS", "other")
                                .build(),
                        path,
                        site);
        List<OptionValue> options = new ArrayList<>();
        options.add(VmxReader.option("nvram", stem + ".nvram"));
        options.add(VmxReader.option("extendedConfigFile", stem + ".vmxf"));
        options.add(VmxReader.option("pciBridge0.present", "TRUE"));
        options.add(VmxReader.option("svga.present", "TRUE"));
        for (int i = 4; i < 8 && HardwareVersion.numberOf(version) >= 7; i++) {
            options.add(VmxReader.option("pciBridge" + i + ".present", "TRUE"));
            options.add(VmxReader.option("pciBridge" + i + ".virtualDev", "pcieRootPort"));
            options.add(VmxReader.option("pciBridge" + i + ".functions", "8"));
        }
        options.add(VmxReader.option("hpet0.present", "TRUE"));
        return blank.toBuilder()
                .name(name)
                .uuid("")
                .instanceUuid("")
                .locationId("")
                .createDate(site.now())
                .extraConfig(options)
                .build();
    }
}
