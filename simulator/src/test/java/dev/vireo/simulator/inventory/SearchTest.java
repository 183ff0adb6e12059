package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CloseInventoryViewFolderRequest;
import dev.vireo.vim.CreateContainerViewRequest;
import dev.vireo.vim.CreateInventoryViewRequest;
import dev.vireo.vim.CreateListViewRequest;
import dev.vireo.vim.DestroyViewRequest;
import dev.vireo.vim.FindAllByUuidRequest;
import dev.vireo.vim.FindByDatastorePathRequest;
import dev.vireo.vim.FindByDnsNameRequest;
import dev.vireo.vim.FindByInventoryPathRequest;
import dev.vireo.vim.FindByIpRequest;
import dev.vireo.vim.FindByUuidRequest;
import dev.vireo.vim.FindChildRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ModifyListViewRequest;
import dev.vireo.vim.OpenInventoryViewFolderRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final TestServer server = TestServer.vcenter(2, 2, 3);
    private final ManagedObjectReference index =
            Objects.requireNonNull(server.content().searchIndex());
    private final SimVirtualMachine machine = server.inventory().machines().get(1);

    // Search index

    @Test
    void findsMachinesByEitherUuid() {
        String bios = machine.config().uuid();
        String instance = machine.config().instanceUuid();

        assertThat(byUuid(null, bios, false)).isEqualTo(machine.self());
        assertThat(byUuid(null, bios.toUpperCase(Locale.ROOT), false)).isEqualTo(machine.self());
        assertThat(byUuid(null, instance, true)).isEqualTo(machine.self());
        assertThat(byUuid(null, instance, false)).isNull();
    }

    @Test
    void findsHostsByUuid() {
        SimHostSystem host = server.inventory().all(SimHostSystem.class).getFirst();
        assertThat(
                        server.call(
                                FindAllByUuidRequest.builder(index)
                                        .uuid(host.uuid())
                                        .vmSearch(false)
                                        .build()))
                .containsExactly(host.self());
    }

    @Test
    void keepsToTheDatacenter() {
        List<SimDatacenter> datacenters = server.inventory().all(SimDatacenter.class);
        String uuid = machine.config().uuid();
        assertThat(byUuid(datacenters.get(0).self(), uuid, false)).isEqualTo(machine.self());
        assertThat(byUuid(datacenters.get(1).self(), uuid, false)).isNull();
    }

    @Test
    void findsRunningGuestsByAddressAndName() {
        String address = machine.guest().ipAddress().orElseThrow();
        String name = machine.guest().hostName().orElseThrow();

        assertThat(server.call(FindByIpRequest.builder(index).ip(address).vmSearch(true).build()))
                .isEqualTo(machine.self());
        assertThat(
                        server.call(
                                FindByDnsNameRequest.builder(index)
                                        .dnsName(name)
                                        .vmSearch(true)
                                        .build()))
                .isEqualTo(machine.self());
    }

    @Test
    void findsByInventoryPathAndChildByChild() {
        assertThat(byPath("DC0/vm/" + machine.name())).isEqualTo(machine.self());
        assertThat(byPath("/DC1/host/DC1_C0/DC1_C0_H1/")).isNotNull();
        assertThat(byPath("DC0/vm/nothing")).isNull();
        assertThat(byPath("")).isEqualTo(server.content().rootFolder());
        assertThat(
                        server.call(
                                FindChildRequest.builder(index)
                                        .entity(server.content().rootFolder())
                                        .name("DC1")
                                        .build()))
                .isEqualTo(byPath("DC1"));
    }

    @Test
    void findsByDatastorePathWithinADatacenter() {
        assertThat(
                        server.call(
                                FindByDatastorePathRequest.builder(index)
                                        .datacenter(
                                                server.inventory()
                                                        .all(SimDatacenter.class)
                                                        .getFirst()
                                                        .self())
                                        .path(machine.config().vmPathName())
                                        .build()))
                .isEqualTo(machine.self());
    }

    // Views

    @Test
    void containerViewShowsWhatIsBelow() {
        assertThat(view(server.content().rootFolder(), true, "VirtualMachine")).hasSize(12);
        assertThat(view(server.content().rootFolder(), false)).hasSize(2);
        assertThat(view(server.content().rootFolder(), true, "ComputeResource")).hasSize(4);
        assertThat(view(server.content().rootFolder(), true, "Datastore", "Network")).hasSize(4);
        SimHostSystem host = server.inventory().all(SimHostSystem.class).getFirst();
        assertThat(view(host.self(), false, "VirtualMachine")).hasSize(3);
    }

    @Test
    void onlyContainersHaveViews() {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> view(machine.self(), true))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(InvalidArgument.class));
    }

    @Test
    void destroyedViewIsGone() {
        ManagedObjectReference view = createView(server.content().rootFolder(), true);
        server.call(DestroyViewRequest.builder(view).build());
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.read(view, "view"))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(ManagedObjectNotFound.class));
    }

    @Test
    void inventoryViewShowsWhatOpenFoldersContain() {
        ManagedObjectReference root = server.content().rootFolder();
        ManagedObjectReference datacenter =
                server.inventory().all(SimDatacenter.class).getFirst().self();
        ManagedObjectReference view =
                server.call(
                        CreateInventoryViewRequest.builder(
                                        Objects.requireNonNull(server.content().viewManager()))
                                .build());
        assertThat(shown(view)).hasSize(3).contains(root, datacenter);

        List<ManagedObjectReference> unresolved =
                server.call(
                        OpenInventoryViewFolderRequest.builder(view)
                                .entity(
                                        List.of(
                                                datacenter,
                                                new ManagedObjectReference("Folder", "gone")))
                                .build());
        assertThat(unresolved).containsExactly(new ManagedObjectReference("Folder", "gone"));
        assertThat(shown(view)).hasSize(7);
        server.call(CloseInventoryViewFolderRequest.builder(view).entity(List.of(root)).build());
        assertThat(shown(view)).containsExactly(root);
    }

    private List<Object> shown(ManagedObjectReference view) {
        return List.copyOf(
                ((ArrayValue) Objects.requireNonNull(server.read(view, "view"))).items());
    }

    @Test
    void viewBelongsToItsSession() {
        ManagedObjectReference view = createView(server.content().rootFolder(), true);
        server.login();
        assertThatExceptionOfType(SimFault.class).isThrownBy(() -> server.read(view, "view"));
    }

    @Test
    void listViewTakesWhatExists() {
        ManagedObjectReference gone = new ManagedObjectReference("VirtualMachine", "vm-0");
        ManagedObjectReference view =
                server.call(
                        CreateListViewRequest.builder(
                                        Objects.requireNonNull(server.content().viewManager()))
                                .obj(List.of(machine.self()))
                                .build());
        assertThat(
                        server.call(
                                ModifyListViewRequest.builder(view)
                                        .add(List.of(gone))
                                        .remove(List.of(machine.self()))
                                        .build()))
                .containsExactly(gone);
        assertThat(((SimListView) find(view)).references()).isEmpty();
    }

    private SimObject find(ManagedObjectReference view) {
        return server.inventory().sessions().all().getFirst().find(view).orElseThrow();
    }

    private ManagedObjectReference createView(
            ManagedObjectReference container, boolean recursive, String... types) {
        return server.call(
                CreateContainerViewRequest.builder(
                                Objects.requireNonNull(server.content().viewManager()))
                        .container(container)
                        .type(List.of(types))
                        .recursive(recursive)
                        .build());
    }

    private List<ManagedObjectReference> view(
            ManagedObjectReference container, boolean recursive, String... types) {
        return ((SimView) find(createView(container, recursive, types))).references();
    }

    private @Nullable ManagedObjectReference byPath(String path) {
        return server.call(FindByInventoryPathRequest.builder(index).inventoryPath(path).build());
    }

    private @Nullable ManagedObjectReference byUuid(
            @Nullable ManagedObjectReference datacenter, String uuid, boolean instance) {
        return server.call(
                FindByUuidRequest.builder(index)
                        .datacenter(datacenter)
                        .uuid(uuid)
                        .vmSearch(true)
                        .instanceUuid(instance)
                        .build());
    }
}
