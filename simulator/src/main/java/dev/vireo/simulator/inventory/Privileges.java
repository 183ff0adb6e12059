package dev.vireo.simulator.inventory;

import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;

/// Which privilege each method of the API needs, read from the table `privileges.txt`.
final class Privileges {
    static final String ANONYMOUS = "System.Anonymous";
    static final String VIEW = "System.View";
    static final String READ = "System.Read";

    /// Properties of every entity for which it is enough to see it.
    private static final Set<String> VISIBLE =
            Set.of(
                    "availableField",
                    "customValue",
                    "declaredAlarmState",
                    "effectiveRole",
                    "name",
                    "parent",
                    "tag",
                    "triggeredAlarmState",
                    "value");

    private final SequencedSet<String> all = new LinkedHashSet<>();
    private final Map<String, String> byMethod = new TreeMap<>();

    /// Reads the table.
    Privileges() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Privileges.class.getResourceAsStream("privileges.txt"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String privilege = "";
            for (String line : lines.lines().filter(line -> !line.startsWith("#")).toList()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    privilege = line.substring(0, colon);
                    if (privilege.indexOf('*') < 0) {
                        all.add(privilege);
                    }
                }
                for (String method : line.substring(colon + 1).strip().split(" ", -1)) {
                    if (!method.isEmpty()) {
                        byMethod.put(method, privilege);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns all privileges there are, sorted.
    SequencedSet<String> all() {
        return all;
    }

    /// Returns what a call needs.
    ///
    /// @param target the object called
    List<String> needed(SimObject target, MethodRequest<?> request) {
        String privilege = of(request.vimMethod().name());
        return switch (privilege) {
            case "*.Destroy" -> List.of(destroying(target.type().name()));
            case "Resource.*Migrate" ->
                    List.of(
                            target instanceof SimVirtualMachine vm && vm.power() == PowerState.ON
                                    ? "Resource.HotMigrate"
                                    : "Resource.ColdMigrate");
            case "*.Rename" -> List.of(renaming(target.type().name()));
            case "VirtualMachine.Config.*" ->
                    request instanceof ReconfigVMTaskRequest change
                            ? ReconfigurePrivileges.of(change.spec())
                            : List.of("VirtualMachine.Config.Settings");
            default -> List.of(privilege);
        };
    }

    /// Returns the privilege of a method as the table has it.
    String of(String method) {
        return byMethod.getOrDefault(method, READ);
    }

    private static String destroying(String type) {
        return switch (type) {
            case "VirtualMachine" -> "VirtualMachine.Inventory.Delete";
            case "Datacenter" -> "Datacenter.Delete";
            case "Datastore" -> "Datastore.Delete";
            case "ResourcePool" -> "Resource.DeletePool";
            case "VirtualApp" -> "VApp.Delete";
            case "ClusterComputeResource" -> "Host.Inventory.DeleteCluster";
            case "ComputeResource", "HostSystem" -> "Host.Inventory.RemoveHostFromCluster";
            case "Network" -> "Network.Delete";
            case "DistributedVirtualPortgroup" -> "DVPortgroup.Delete";
            default -> type.endsWith("Switch") ? "DVSwitch.Delete" : "Folder.Delete";
        };
    }

    private static String renaming(String type) {
        return switch (type) {
            case "VirtualMachine" -> "VirtualMachine.Config.Rename";
            case "Datacenter" -> "Datacenter.Rename";
            case "Datastore" -> "Datastore.Rename";
            case "ResourcePool" -> "Resource.RenamePool";
            case "VirtualApp" -> "VApp.Rename";
            case "ClusterComputeResource", "ComputeResource", "HostSystem" ->
                    "Host.Inventory.RenameCluster";
            case "Network" -> "Network.Config";
            case "DistributedVirtualPortgroup" -> "DVPortgroup.Modify";
            default -> type.endsWith("Switch") ? "DVSwitch.Modify" : "Folder.Rename";
        };
    }

    /// Returns the privilege that reading a property needs, as the reference of the VI API marks
    /// it: whoever sees an object can go through the inventory, and needs more to look into it.
    static String ofProperty(SimObject object, String property) {
        return switch (property) {
            case "sessionList" -> "Sessions.TerminateSession";
            default ->
                    object instanceof SimEntity && !isVisible(object.type().name(), property)
                            ? READ
                            : VIEW;
        };
    }

    private static boolean isVisible(String type, String property) {
        return VISIBLE.contains(property) || visible(type).contains(property);
    }

    private static Set<String> visible(String type) {
        return switch (type) {
            case "Folder", "StoragePod" -> Set.of("childEntity", "childType");
            case "Datacenter" ->
                    Set.of(
                            "configuration",
                            "datastoreFolder",
                            "hostFolder",
                            "networkFolder",
                            "vmFolder");
            case "ComputeResource", "ClusterComputeResource" ->
                    Set.of("datastore", "environmentBrowser", "host", "network", "resourcePool");
            case "HostSystem" -> Set.of("datastore", "datastoreBrowser", "network");
            case "ResourcePool", "VirtualApp" -> Set.of("owner", "resourcePool", "vm");
            case "VirtualMachine" -> Set.of("datastore", "network");
            default -> Set.of();
        };
    }
}
