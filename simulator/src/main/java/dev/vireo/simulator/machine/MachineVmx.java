package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigInfoDatastoreUrlPair;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxWriter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The way between the configuration of a machine and its `.vmx` file.
///
/// What a file says beyond what the VI API has a member for is in `extraConfig`, and is written
/// from there. What a configuration has and no `.vmx` file can hold is lost on the way: the vApp
/// settings, fault tolerance, replication, and whether devices are connected right now.
public final class MachineVmx {
    private MachineVmx() {}

    /// Reads a file into the configuration that a host shows for it, with the devices that each
    /// machine has. UUIDs and network addresses that the file does not have are generated; [#write]
    /// adds them to the file.
    ///
    /// @param file the file
    /// @param vmPathName its datastore path
    /// @param site where the machine lives
    /// @return the configuration of a machine that is switched off
    public static VirtualMachineConfigInfo read(VmxFile file, String vmPathName, Site site) {
        return Identity.complete(parse(file, vmPathName, site), site);
    }

    /// Reads what is in the file, and generates nothing.
    private static VirtualMachineConfigInfo parse(VmxFile file, String vmPathName, Site site) {
        return VmxReader.read(VmxEntries.of(file), vmPathName, site);
    }

    /// Writes a configuration.
    ///
    /// @param config the configuration
    /// @param previous the file as it was: only what means something else now is changed in it
    /// @param site where the machine lives
    /// @return the file
    public static VmxFile write(
            VirtualMachineConfigInfo config, Optional<VmxFile> previous, Site site) {
        VmxEntries entries = VmxEntriesOf.config(config, site);
        if (previous.isEmpty()) {
            VmxWriter writer = VmxFile.builder();
            entries.all().forEach(each -> writer.put(each.key(), VmxValues.escape(each.value())));
            return writer.build();
        }
        String path = Objects.requireNonNullElse(config.files().vmPathName(), "");
        VmxEntries before = VmxEntriesOf.config(parse(previous.get(), path, site), site);
        return edit(previous.get(), values(before), entries);
    }

    private static VmxFile edit(VmxFile file, Map<String, String> before, VmxEntries after) {
        VmxFile edited = file;
        Map<String, String> values = values(after);
        for (String key : before.keySet().stream().sorted().toList()) {
            if (!values.containsKey(key)) {
                edited = edited.without(key);
            }
        }
        for (VmxEntries.VmxPair pair : after.all()) {
            String id = pair.key().toLowerCase(Locale.ROOT);
            if (!pair.value().equals(before.get(id))) {
                edited = edited.with(pair.key(), VmxValues.escape(pair.value()));
            }
        }
        return edited;
    }

    private static Map<String, String> values(VmxEntries entries) {
        Map<String, String> values = new HashMap<>();
        entries.all()
                .forEach(each -> values.put(each.key().toLowerCase(Locale.ROOT), each.value()));
        return values;
    }

    /// Returns a configuration that names the datastores of its files.
    static VirtualMachineConfigInfo datastores(VirtualMachineConfigInfo config, Site site) {
        return config.toBuilder().datastoreUrl(datastoreUrls(config, site)).build();
    }

    static List<VirtualMachineConfigInfoDatastoreUrlPair> datastoreUrls(
            VirtualMachineConfigInfo config, Site site) {
        Set<String> found = new LinkedHashSet<>();
        DatastoreNames.datastoreOf(Objects.requireNonNullElse(config.files().vmPathName(), ""))
                .ifPresent(found::add);
        for (VirtualDevice device : config.hardware().device()) {
            if (device.backing() instanceof VirtualDeviceFileBackingInfo file) {
                DatastoreNames.datastoreOf(file.fileName()).ifPresent(found::add);
            }
        }
        return found.stream()
                .filter(name -> site.datastore(name).isPresent())
                .map(name ->
                        VirtualMachineConfigInfoDatastoreUrlPair.builder()
                                .name(name)
                                .url(site.mountPath(name))
                                .build())
                .toList();
    }
}
