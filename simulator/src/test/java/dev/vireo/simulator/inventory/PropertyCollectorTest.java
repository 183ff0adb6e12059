package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static dev.vireo.simulator.inventory.TestServer.named;
import static dev.vireo.simulator.inventory.TestServer.traversal;
import static dev.vireo.simulator.inventory.TestServer.traversing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CancelRetrievePropertiesExRequest;
import dev.vireo.vim.ContinueRetrievePropertiesExRequest;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidProperty;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.RetrieveOptions;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.RetrieveResult;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyCollectorTest {
    private final TestServer server = TestServer.vcenter(1, 2, 5);
    private final ManagedObjectReference root = server.content().rootFolder();

    @Test
    void followsTraversalsThatNameEachOther() {
        List<ObjectContent> rows =
                server.retrieve(
                        traversing(root, false, TestServer.wholeTree(), "ManagedEntity", "name"));

        assertThat(rows)
                .extracting(row -> row.propSet().getFirst().val())
                .contains("Datacenters", "DC0", "vm", "host", "DC0_C0", "DC0_C0_H1", "Resources")
                .contains("DC0_H0_VM0", "DC0_C0_RP0_VM4");
        assertThat(rows).extracting(ObjectContent::obj).doesNotHaveDuplicates();
    }

    @Test
    void skipsTheStartAndWhatATraversalSkips() {
        List<ObjectContent> rows =
                server.retrieve(
                        traversing(
                                root,
                                true,
                                List.of(
                                        traversal(
                                                        "datacenters",
                                                        "Folder",
                                                        "childEntity",
                                                        traversal("", "Datacenter", "vmFolder"))
                                                .toBuilder()
                                                .skip(true)
                                                .build()),
                                "ManagedEntity",
                                "name"));
        assertThat(rows).extracting(row -> row.propSet().getFirst().val()).containsExactly("vm");
    }

    @Test
    void readsOnlyTypesThatThePropertySpecNames() {
        List<ObjectContent> rows =
                server.retrieve(
                        traversing(root, false, TestServer.wholeTree(), "ComputeResource", "name"));
        assertThat(rows)
                .extracting(row -> row.obj().type())
                .containsExactlyInAnyOrder("ComputeResource", "ClusterComputeResource");
    }

    @Test
    void emptyPathSetShowsThatTheObjectExists() {
        List<ObjectContent> rows = server.retrieve(filter(root, "Folder"));
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().propSet()).isEmpty();
    }

    @Test
    void allReadsEveryPropertyThatIsSet() {
        PropertyFilterSpec spec = filter(root, "Folder");
        spec =
                spec.toBuilder()
                        .propSet(List.of(spec.propSet().getFirst().toBuilder().all(true).build()))
                        .build();
        assertThat(server.retrieve(spec).getFirst().propSet())
                .extracting(DynamicProperty::name)
                .contains("name", "childEntity", "childType", "overallStatus", "recentTask")
                .doesNotContain("parent", "namespace");
    }

    @Test
    void listsAreArraysOfTheirItemType() {
        assertThat(read("childEntity"))
                .isEqualTo(new ArrayValue("ManagedObjectReference", references("childEntity")));
        assertThat(((ArrayValue) read("childType")).itemType()).isEqualTo("String");
        assertThat(((ArrayValue) readVm("config.hardware.device")).itemType())
                .isEqualTo("VirtualDevice");
        assertThat(((ArrayValue) readVm("recentTask")).items()).isEmpty();
    }

    @Test
    void goesIntoValuesAndKeyedLists() {
        assertThat(readVm("config.hardware.memoryMB")).isEqualTo(1024);
        assertThat(readVm("config.hardware.device[2000].backing"))
                .isInstanceOf(VirtualDiskFlatVer2BackingInfo.class);
        assertThat(readVm("config.hardware.device[2000].backing.fileName"))
                .isEqualTo("[LocalDS_0] DC0_H0_VM0/DC0_H0_VM0.vmdk");
        assertThat(readVm("config.extraConfig[\"svga.present\"].value")).isEqualTo("TRUE");
        assertThat(
                        server.retrieve(filter(vm(), "VirtualMachine", "runtime.question"))
                                .getFirst()
                                .propSet())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "config.nonsense",
                "name.length",
                "config.hardware.device.key",
                "config.name[1]",
                "config.hardware.device[2000",
                "config.hardware.device[2000].nonsense"
            })
    void pathThatIsNoneIsAnInvalidProperty(String path) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> readVm(path))
                .satisfies(e -> assertThat(((InvalidProperty) e.fault()).name()).isEqualTo(path));
    }

    @Test
    void unknownSelectionNameTypeAndTraversalPathAreRefused() {
        assertFault(
                traversing(root, false, List.of(named("nowhere")), "Folder", "name"),
                InvalidArgument.class);
        assertFault(filter(root, "NoSuchType", "name"), InvalidArgument.class);
        assertFault(
                traversing(
                        root, false, List.of(traversal("x", "Folder", "name")), "Folder", "name"),
                InvalidProperty.class);
    }

    @Test
    void objectThatIsGoneIsAFaultOrReportedAsMissing() {
        ManagedObjectReference gone = new ManagedObjectReference("VirtualMachine", "vm-999");
        PropertyFilterSpec spec = filter(gone, "VirtualMachine", "name");
        assertFault(spec, ManagedObjectNotFound.class);

        List<ObjectContent> rows =
                server.retrieve(spec.toBuilder().reportMissingObjectsInResults(true).build());
        assertThat(rows.getFirst().obj()).isEqualTo(gone);
        assertThat(rows.getFirst().missingSet().getFirst().fault().fault())
                .isInstanceOf(ManagedObjectNotFound.class);
    }

    @Test
    void pagesHoldAsManyObjectsAsWantedAndAddUp() {
        List<Integer> sizes = new ArrayList<>();
        List<ManagedObjectReference> all = new ArrayList<>();
        RetrieveResult page = Objects.requireNonNull(firstPage(4));
        while (true) {
            sizes.add(page.objects().size());
            page.objects().forEach(row -> all.add(row.obj()));
            String token = page.token();
            if (token == null) {
                break;
            }
            page = server.call(continued(token));
        }

        assertThat(sizes).containsExactly(4, 4, 2);
        assertThat(all).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void tokenServesOnce() {
        String token = Objects.requireNonNull(Objects.requireNonNull(firstPage(4)).token());
        server.call(continued(token));
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(continued(token)))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(InvalidArgument.class));
    }

    @Test
    void cancelledRetrievalCannotBeContinued() {
        String token = Objects.requireNonNull(Objects.requireNonNull(firstPage(4)).token());
        server.call(
                CancelRetrievePropertiesExRequest.builder(server.content().propertyCollector())
                        .token(token)
                        .build());
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(continued(token)))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(InvalidArgument.class));
    }

    @Test
    void lastPageHasNoToken() {
        assertThat(Objects.requireNonNull(firstPage(10)).token()).isNull();
    }

    @Test
    void nothingFoundIsNoResultAtAll() {
        assertThat(
                        server.call(
                                RetrievePropertiesExRequest.builder(
                                                server.content().propertyCollector())
                                        .specSet(List.of(filter(root, "Datastore", "name")))
                                        .options(RetrieveOptions.builder().build())
                                        .build()))
                .isNull();
    }

    private @Nullable RetrieveResult firstPage(int size) {
        return server.call(
                RetrievePropertiesExRequest.builder(server.content().propertyCollector())
                        .specSet(
                                List.of(
                                        traversing(
                                                root,
                                                true,
                                                TestServer.wholeTree(),
                                                "VirtualMachine",
                                                "name")))
                        .options(RetrieveOptions.builder().maxObjects(size).build())
                        .build());
    }

    private ContinueRetrievePropertiesExRequest continued(String token) {
        return ContinueRetrievePropertiesExRequest.builder(server.content().propertyCollector())
                .token(token)
                .build();
    }

    private Object read(String path) {
        return Objects.requireNonNull(server.read(root, path));
    }

    private List<?> references(String property) {
        return server.inventory().find(root).orElseThrow().property(property)
                        instanceof List<?> items
                ? items
                : List.of();
    }

    private ManagedObjectReference vm() {
        return server.inventory().machines().getFirst().self();
    }

    private Object readVm(String path) {
        return Objects.requireNonNull(server.read(vm(), path));
    }

    private void assertFault(PropertyFilterSpec spec, Class<? extends MethodFault> type) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.retrieve(spec))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(type));
    }
}
