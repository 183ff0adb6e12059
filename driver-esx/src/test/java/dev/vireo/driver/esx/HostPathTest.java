package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPathTest {
    private static final ManagedObjectReference ROOT = reference("Folder", "root");

    private final List<Row> tree = new ArrayList<>();

    HostPathTest() {
        ManagedObjectReference plain = datacenter(ROOT, "DC0");
        cluster(plain, "C0", "H0", "H1");
        standalone(plain, "alone.example.com");
        ManagedObjectReference folder = add("Folder", "Europe", ROOT);
        ManagedObjectReference deep = datacenter(add("Folder", "North", folder), "DC1");
        cluster(add("Folder", "racks", hostFolder(deep)), "C1", "H9");
        standalone(datacenter(ROOT, "50%25 a%2fb"), "odd");
        datacenter(ROOT, "empty");
    }

    @ParameterizedTest
    @CsvSource({
        "DC0/C0/H0, H0",
        "DC0/C0/H1, H1",
        "DC0/alone.example.com, alone.example.com",
        "Europe/North/DC1/racks/C1/H9, H9",
        "50%25 a%2fb/odd, odd",
        "50% a|b/odd, odd"
    })
    void findsHosts(String path, String host) {
        assertThat(resolve(path).value()).endsWith("host-" + host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! INVALID_ARG ! has to specify the datacenter and compute resource; there is:"
                        + " 50% a/b, DC0, Europe, empty",
                "DC0 ! INVALID_ARG ! does not specify a compute resource; there is: C0,"
                        + " alone.example.com",
                "DC0/C0 ! INVALID_ARG ! does not specify a host system; there is: H0, H1",
                "nope/DC0/C0/H0 ! INTERNAL_ERROR ! Could not find datacenter 'nope' specified in"
                        + " '/nope/DC0/C0/H0'; there is: 50% a/b, DC0",
                "DC0/nope/H0 ! INTERNAL_ERROR ! Could not find compute resource 'nope'",
                "DC0/C0/H7 ! INTERNAL_ERROR ! Could not find host system 'H7' specified in"
                        + " '/DC0/C0/H7'; there is: H0, H1",
                "DC0/C0/H0/x ! INVALID_ARG ! excess item 'x'",
                "DC0/alone.example.com/alone.example.com ! INVALID_ARG ! excess item",
                "dc0/C0/H0 ! INTERNAL_ERROR ! Could not find datacenter 'dc0'",
                "empty/C0/H0 ! INTERNAL_ERROR ! there is nothing at that place"
            })
    void saysWhatIsWrongAndWhatThereIs(String path, ErrorCode code, String message) {
        assertThatThrownBy(() -> resolve(path))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void listsNoMoreThanFits() {
        for (int i = 0; i < 100; i++) {
            datacenter(ROOT, "more" + i);
        }
        assertThatThrownBy(() -> resolve("nope/x"))
                .hasMessageEndingWith(", ...")
                .hasMessageNotContaining("more99");
    }

    private ManagedObjectReference resolve(String path) {
        List<String> pieces =
                path.isEmpty()
                        ? List.of()
                        : List.of(path.split("/")).stream().map(p -> p.replace('|', '/')).toList();
        return HostPath.resolve(pieces, ROOT, tree);
    }

    private ManagedObjectReference datacenter(ManagedObjectReference parent, String name) {
        ManagedObjectReference datacenter = add("Datacenter", name, parent);
        add("Folder", "host", datacenter);
        return datacenter;
    }

    private void cluster(ManagedObjectReference place, String name, String... hosts) {
        ManagedObjectReference cluster = add("ClusterComputeResource", name, hostFolder(place));
        List.of(hosts).forEach(host -> add("HostSystem", host, cluster));
    }

    private void standalone(ManagedObjectReference place, String name) {
        add("HostSystem", name, add("ComputeResource", name, hostFolder(place)));
    }

    private ManagedObjectReference hostFolder(ManagedObjectReference place) {
        return tree.stream()
                .filter(row -> place.equals(row.properties().get("parent")))
                .filter(row -> Objects.equals(row.properties().get("name"), "host"))
                .findFirst()
                .map(Row::object)
                .orElse(place);
    }

    private ManagedObjectReference add(String type, String name, ManagedObjectReference parent) {
        String prefix = type.equals("HostSystem") ? "host-" : "";
        ManagedObjectReference object = reference(type, parent.value() + "/" + prefix + name);
        tree.add(new Row(object, Map.of("name", name, "parent", parent)));
        return object;
    }

    private static ManagedObjectReference reference(String type, String value) {
        return new ManagedObjectReference(type, value);
    }
}
