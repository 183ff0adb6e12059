package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static dev.vireo.simulator.inventory.TestServer.traversing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.CancelWaitForUpdatesRequest;
import dev.vireo.vim.CheckForUpdatesRequest;
import dev.vireo.vim.CreateContainerViewRequest;
import dev.vireo.vim.DestroyPropertyFilterRequest;
import dev.vireo.vim.DestroyViewRequest;
import dev.vireo.vim.InvalidCollectorVersion;
import dev.vireo.vim.InvalidProperty;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.ObjectUpdate;
import dev.vireo.vim.ObjectUpdateKind;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.UpdateSet;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.WaitForUpdatesExRequest;
import dev.vireo.vim.WaitOptions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UpdatesTest {
    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    private final TestServer server =
            TestServer.esx(MachinePlan.linux("a", 1, 512, 1), MachinePlan.linux("b", 1, 512, 1));

    @Test
    void firstUpdateTellsEverything() {
        watch(1);
        ObjectUpdate update = only(check(""));

        assertThat(update.kind()).isEqualTo(ObjectUpdateKind.ENTER);
        assertThat(update.changeSet())
                .extracting(PropertyChange::name)
                .containsExactly("name", "runtime.powerState");
    }

    @Test
    void laterUpdatesTellWhatChanged() {
        watch(1);
        UpdateSet first = Objects.requireNonNull(check(""));
        assertThat(check(first.version())).isNull();
        switchOff(1);
        switchOff(2); // is not watched
        ObjectUpdate update = only(check(first.version()));

        assertThat(update.kind()).isEqualTo(ObjectUpdateKind.MODIFY);
        assertThat(update.changeSet())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.name()).isEqualTo("runtime.powerState");
                    assertThat(change.val()).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
                });
    }

    @Test
    void waitEndsWhenSomethingChanges() {
        watch(1);
        String version = Objects.requireNonNull(check("")).version();
        CompletableFuture<@Nullable UpdateSet> wait =
                CompletableFuture.supplyAsync(() -> server.call(wait(version, null)), THREADS);
        switchOff(1);
        assertThat(only(wait.join()).obj()).isEqualTo(TestServer.vm(1));
    }

    @Test
    void waitWithoutChangesEndsWithNothing() {
        watch(1);
        String version = Objects.requireNonNull(check("")).version();
        assertThat(server.call(wait(version, 0))).isNull();
    }

    @Test
    void waitIsCancelledByTheClient() {
        watch(1);
        String version = Objects.requireNonNull(check("")).version();
        assertEnds(
                version,
                () ->
                        server.call(
                                CancelWaitForUpdatesRequest.builder(
                                                server.content().propertyCollector())
                                        .build()),
                RequestCanceled.class);
    }

    @Test
    void waitEndsWithTheSession() {
        watch(1);
        String version = Objects.requireNonNull(check("")).version();
        assertEnds(
                version,
                () -> server.inventory().sessions().expireAll(server.inventory()),
                NotAuthenticated.class);
    }

    @Test
    void waitEndsWithTheServer() {
        watch(1);
        String version = Objects.requireNonNull(check("")).version();
        assertEnds(version, () -> server.inventory().close(), RequestCanceled.class);
    }

    @Test
    void versionThatIsNotTheLastOneIsRefused() {
        watch(1);
        check("");
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> check("77"))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(InvalidCollectorVersion.class));
    }

    @Test
    void limitCutsAnUpdateAndTheRestFollows() {
        ManagedObjectReference view = view();
        server.createFilter(viewFilter(view));
        UpdateSet first =
                Objects.requireNonNull(
                        server.call(
                                WaitForUpdatesExRequest.builder(
                                                server.content().propertyCollector())
                                        .version("")
                                        .options(WaitOptions.builder().maxObjectUpdates(1).build())
                                        .build()));

        assertThat(first.truncated()).isTrue();
        assertThat(only(first).obj()).isEqualTo(TestServer.vm(1));
        assertThat(only(check(first.version())).obj()).isEqualTo(TestServer.vm(2));
    }

    @Test
    void objectsThatAreNoMoreSelectedLeave() {
        ManagedObjectReference view = view();
        server.createFilter(viewFilter(view));
        UpdateSet first = Objects.requireNonNull(check(""));
        server.call(DestroyViewRequest.builder(view).build());

        assertThat(
                        Objects.requireNonNull(check(first.version()))
                                .filterSet()
                                .getFirst()
                                .objectSet())
                .extracting(ObjectUpdate::kind)
                .containsExactly(ObjectUpdateKind.LEAVE, ObjectUpdateKind.LEAVE);
    }

    @Test
    void destroyedFilterTellsNothing() {
        ManagedObjectReference filter = watch(1);
        UpdateSet first = Objects.requireNonNull(check(""));
        server.call(DestroyPropertyFilterRequest.builder(filter).build());
        switchOff(1);

        assertThat(check(first.version())).isNull();
        assertThat(server.inventory().sessions().filterCount()).isZero();
    }

    @Test
    void filterWithABadPathIsRefused() {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() ->
                        server.createFilter(filter(TestServer.vm(1), "VirtualMachine", "nonsense")))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(InvalidProperty.class));
    }

    private void assertEnds(String version, Runnable end, Class<? extends MethodFault> fault) {
        CompletableFuture<@Nullable UpdateSet> wait =
                CompletableFuture.supplyAsync(() -> server.call(wait(version, null)), THREADS);
        while (!wait.isDone()) { // until the wait has begun, there is nothing to end
            end.run();
            Thread.onSpinWait();
        }
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(wait::join)
                .satisfies(e ->
                        assertThat(((SimFault) Objects.requireNonNull(e.getCause())).fault())
                                .isInstanceOf(fault));
    }

    private ManagedObjectReference watch(int id) {
        return server.createFilter(
                filter(TestServer.vm(id), "VirtualMachine", "name", "runtime.powerState"));
    }

    private ManagedObjectReference view() {
        return server.call(
                CreateContainerViewRequest.builder(
                                Objects.requireNonNull(server.content().viewManager()))
                        .container(server.content().rootFolder())
                        .type(List.of("VirtualMachine"))
                        .recursive(true)
                        .build());
    }

    private static PropertyFilterSpec viewFilter(ManagedObjectReference view) {
        return traversing(
                view,
                true,
                List.of(TestServer.traversal("view", "ContainerView", "view")),
                "VirtualMachine",
                "name");
    }

    private void switchOff(int id) {
        server.inventory()
                .locked(() -> {
                    server.machine(id).become(PowerState.OFF);
                    return null;
                });
    }

    private @Nullable UpdateSet check(String version) {
        return server.call(
                CheckForUpdatesRequest.builder(server.content().propertyCollector())
                        .version(version)
                        .build());
    }

    private WaitForUpdatesExRequest wait(String version, @Nullable Integer seconds) {
        return WaitForUpdatesExRequest.builder(server.content().propertyCollector())
                .version(version)
                .options(WaitOptions.builder().maxWaitSeconds(seconds).build())
                .build();
    }

    private static ObjectUpdate only(@Nullable UpdateSet set) {
        assertThat(Objects.requireNonNull(set).filterSet()).hasSize(1);
        assertThat(set.filterSet().getFirst().objectSet()).hasSize(1);
        return set.filterSet().getFirst().objectSet().getFirst();
    }
}
