package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectUri;
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
import org.junit.jupiter.params.provider.ValueSource;

class InventoryPathTest {
    private static final ManagedObjectReference ROOT = reference("Folder", "root");

    private final List<Row> tree = new ArrayList<>();

    InventoryPathTest() {
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
    @CsvSource({
        "'', Folder, root",
        "Europe, Folder, root/Europe",
        "Europe/North, Folder, root/Europe/North",
        "DC0, Datacenter, root/DC0",
        "DC0/C0, ClusterComputeResource, root/DC0/host/C0",
        "Europe/North/DC1/racks, Folder, root/Europe/North/DC1/host/racks",
        "empty, Datacenter, root/empty"
    })
    void findsWhatHoldsSeveralHosts(String path, String type, String object) {
        Scope scope = scope(path);
        assertThat(scope.root()).isEqualTo(reference(type, object));
        assertThat(scope.host()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/DC0/C0/H1",
                "/DC0/alone.example.com",
                "/Europe/North/DC1/racks/C1",
                "/Europe/North/DC1/racks/C1/H9",
                "/50%25 a%2Fb/odd",
                "/m\u00fcnchen%3F%23/eins"
            })
    void writesPathsThatAUriCanHave(String path) {
        standalone(datacenter(ROOT, "m\u00fcnchen?#"), "eins");
        Scope scope =
                InventoryPath.resolve(
                        ConnectUri.parse("vpx://server" + path).pathSegments(), ROOT, tree);
        assertThat(InventoryPath.of(List.of(scope.root()), tree)).containsExactly(path);
    }

    @Test
    void takesANameAsPeopleWriteItBeforeOneThatIsEscapedAlike() {
        datacenter(ROOT, "x%252fy"); // x%2fy
        ManagedObjectReference meant = datacenter(ROOT, "x%25252fy"); // x%252fy
        assertThat(scope("x%252fy").root()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "nope/DC0/C0/H0 ! INTERNAL_ERROR ! Could not find datacenter 'nope' specified in"
                        + " '/nope/DC0/C0/H0'; there is: 50%25 a%2Fb, DC0",
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
        return scope(path).host().orElseThrow();
    }

    private Scope scope(String path) {
        List<String> pieces =
                path.isEmpty()
                        ? List.of()
                        : List.of(path.split("/")).stream().map(p -> p.replace('|', '/')).toList();
        return InventoryPath.resolve(pieces, ROOT, tree);
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
