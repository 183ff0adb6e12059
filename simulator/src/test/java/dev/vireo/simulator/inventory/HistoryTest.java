package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.vim.CheckForUpdatesRequest;
import dev.vireo.vim.CreateCollectorForEventsRequest;
import dev.vireo.vim.CreateCollectorForTasksRequest;
import dev.vireo.vim.CreateTaskRequest;
import dev.vireo.vim.DestroyCollectorRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventArgDesc;
import dev.vireo.vim.EventFilterSpec;
import dev.vireo.vim.EventFilterSpecByEntity;
import dev.vireo.vim.EventFilterSpecByTime;
import dev.vireo.vim.EventFilterSpecByUsername;
import dev.vireo.vim.EventFilterSpecRecursionOption;
import dev.vireo.vim.GeneralUserEvent;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.LogUserEventRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PostEventRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.QueryEventsRequest;
import dev.vireo.vim.ReadNextEventsRequest;
import dev.vireo.vim.ReadNextTasksRequest;
import dev.vireo.vim.ReadPreviousEventsRequest;
import dev.vireo.vim.ResetCollectorRequest;
import dev.vireo.vim.RetrieveArgumentDescriptionRequest;
import dev.vireo.vim.RewindCollectorRequest;
import dev.vireo.vim.SetCollectorPageSizeRequest;
import dev.vireo.vim.SetTaskStateRequest;
import dev.vireo.vim.TaskFilterSpec;
import dev.vireo.vim.TaskFilterSpecByEntity;
import dev.vireo.vim.TaskFilterSpecRecursionOption;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UpdateProgressRequest;
import dev.vireo.vim.UpdateSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private final TestServer server =
            TestServer.esx(
                    MachinePlan.linux("web", 1, 1024, 1).in(PowerState.OFF),
                    MachinePlan.linux("db", 1, 1024, 1).in(PowerState.OFF));
    private final ManagedObjectReference events =
            Objects.requireNonNull(server.content().eventManager());
    private final ManagedObjectReference tasks =
            Objects.requireNonNull(server.content().taskManager());

    private ManagedObjectReference collector(EventFilterSpec filter) {
        return server.call(CreateCollectorForEventsRequest.builder(events).filter(filter).build());
    }

    private List<String> query(EventFilterSpec filter) {
        return texts(server.call(QueryEventsRequest.builder(events).filter(filter).build()));
    }

    private static List<String> texts(List<Event> events) {
        return events.stream().map(e -> String.valueOf(e.fullFormattedMessage())).toList();
    }

    private void log(String... texts) {
        for (String text : texts) {
            server.call(
                    LogUserEventRequest.builder(events).entity(TestServer.vm(1)).msg(text).build());
        }
    }

    private static EventFilterSpec userEvents() {
        return EventFilterSpec.builder().type(List.of("GeneralUserEvent")).build();
    }

    private void assertFault(MethodRequest<?> request, Class<? extends MethodFault> fault) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(fault));
    }

    @Test
    void collectorReadsFromTheOldestOn() {
        log("a", "b", "c");
        ManagedObjectReference collector = collector(userEvents());

        assertThat(next(collector, 2)).containsExactly("a", "b");
        assertThat(next(collector, 2)).containsExactly("c");
        assertThat(next(collector, 2)).isEmpty();
        log("d");
        assertThat(next(collector, 2)).containsExactly("d");
        server.call(RewindCollectorRequest.builder(collector).build());
        assertThat(next(collector, 1)).containsExactly("a");
    }

    @Test
    void collectorReadsBackFromBeforeTheLatestPage() {
        log("a", "b", "c", "d");
        ManagedObjectReference collector = collector(userEvents());
        server.call(SetCollectorPageSizeRequest.builder(collector).maxCount(1).build());
        server.call(ResetCollectorRequest.builder(collector).build());

        assertThat(previous(collector, 2)).containsExactly("c", "b");
        assertThat(previous(collector, 2)).containsExactly("a");
        assertThat(previous(collector, 2)).isEmpty();
    }

    private List<String> next(ManagedObjectReference collector, int count) {
        return stripped(
                server.call(ReadNextEventsRequest.builder(collector).maxCount(count).build()));
    }

    private List<String> previous(ManagedObjectReference collector, int count) {
        return stripped(
                server.call(ReadPreviousEventsRequest.builder(collector).maxCount(count).build()));
    }

    private static List<String> stripped(List<Event> events) {
        return events.stream().map(e -> ((GeneralUserEvent) e).message()).toList();
    }

    @Test
    void latestPageIsSeenByThoseWhoWait() {
        ManagedObjectReference collector = collector(userEvents());
        server.createFilter(filter(collector, "EventHistoryCollector", "latestPage"));
        UpdateSet first = Objects.requireNonNull(check(""));
        assertThat(check(first.version())).isNull();
        log("a", "b");

        List<PropertyChange> changes =
                Objects.requireNonNull(check(first.version()))
                        .filterSet()
                        .getFirst()
                        .objectSet()
                        .getFirst()
                        .changeSet();
        assertThat(changes)
                .allMatch(change -> change.name().startsWith("latestPage["))
                .extracting(change ->
                        ((GeneralUserEvent) Objects.requireNonNull(change.val())).message())
                .containsExactlyInAnyOrder("b", "a");
    }

    private @Nullable UpdateSet check(String version) {
        return server.call(
                CheckForUpdatesRequest.builder(server.content().propertyCollector())
                        .version(version)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "Folder, ha-folder-root, all, 6",
        "Folder, ha-folder-root, self, 0",
        "Folder, ha-folder-vm, children, 4",
        "VirtualMachine, 1, self, 2",
        "VirtualMachine, 1, children, 0",
        "HostSystem, ha-host, self, 0",
        "HostSystem, ha-host, children, 4",
        "ResourcePool, ha-root-pool, all, 4",
        "Datacenter, ha-datacenter, all, 4"
    })
    void filterByEntityFollowsTheInventory(String type, String id, String recursion, int count) {
        for (int vm = 1; vm <= 2; vm++) {
            server.call(PowerOnVMTaskRequest.builder(TestServer.vm(vm)).build());
        }
        EventFilterSpecByEntity by =
                EventFilterSpecByEntity.builder()
                        .entity(new ManagedObjectReference(type, id))
                        .recursion(EventFilterSpecRecursionOption.of(recursion))
                        .build();
        assertThat(query(EventFilterSpec.builder().entity(by).build())).hasSize(count);
    }

    @Test
    void filtersByTimeUserChainKindAndCount() {
        log("before");
        server.pass(Duration.ofMinutes(20));
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        EventFilterSpec any = EventFilterSpec.builder().build();

        assertThat(
                        query(
                                any.toBuilder()
                                        .time(
                                                EventFilterSpecByTime.builder()
                                                        .beginTime(server.instant())
                                                        .build())
                                        .build()))
                .hasSize(2);
        assertThat(query(any.toBuilder().eventChainId(server.info(task).eventChainId()).build()))
                .hasSize(2);
        assertThat(query(any.toBuilder().eventTypeId(List.of("esx.audit.host.boot")).build()))
                .containsExactly("Host has booted.");
        assertThat(
                        query(
                                any.toBuilder()
                                        .eventTypeId(List.of("vim.event.VmPoweredOnEvent"))
                                        .build()))
                .hasSize(1);
        assertThat(query(any.toBuilder().category(List.of("user")).build())).hasSize(1);
        assertThat(query(any.toBuilder().type(List.of("VmEvent")).build())).hasSize(2);
        assertThat(query(any.toBuilder().maxCount(1).build()))
                .containsExactly("web on esx.vireo.test in ha-datacenter is powered on");
        assertThat(query(any.toBuilder().userName(user(true)).build())).hasSize(1);
        assertThat(query(any.toBuilder().userName(user(false, "nobody")).build())).isEmpty();
        assertThat(query(any.toBuilder().userName(user(false, "root")).build())).hasSize(4);
        assertThat(query(any.toBuilder().disableFullMessage(true).maxCount(1).build()))
                .containsExactly("null");
    }

    private static EventFilterSpecByUsername user(boolean system, String... names) {
        return EventFilterSpecByUsername.builder()
                .systemUser(system)
                .userList(List.of(names))
                .build();
    }

    @Test
    void badFiltersAreRefused() {
        assertFault(
                QueryEventsRequest.builder(events)
                        .filter(EventFilterSpec.builder().type(List.of("Nonsense")).build())
                        .build(),
                InvalidArgument.class);
        EventFilterSpecByEntity gone =
                EventFilterSpecByEntity.builder()
                        .entity(TestServer.vm(77))
                        .recursion(EventFilterSpecRecursionOption.SELF)
                        .build();
        assertFault(
                QueryEventsRequest.builder(events)
                        .filter(EventFilterSpec.builder().entity(gone).build())
                        .build(),
                ManagedObjectNotFound.class);
        assertFault(
                ReadNextEventsRequest.builder(collector(userEvents())).maxCount(0).build(),
                InvalidArgument.class);
    }

    @Test
    void collectorsAreCountedAndEndWithTheSession() {
        ManagedObjectReference one = collector(userEvents());
        collector(userEvents());
        assertThat(server.inventory().sessions().collectorCount()).isEqualTo(2);
        server.call(DestroyCollectorRequest.builder(one).build());
        assertFault(DestroyCollectorRequest.builder(one).build(), ManagedObjectNotFound.class);
        assertThat(server.inventory().sessions().collectorCount()).isEqualTo(1);
        server.call(
                LogoutRequest.builder(Objects.requireNonNull(server.content().sessionManager()))
                        .build());
        assertThat(server.inventory().sessions().collectorCount()).isZero();
    }

    @Test
    void tooManyCollectorsAreRefused() {
        for (int i = 0; i < 32; i++) {
            collector(userEvents());
        }
        assertFault(
                CreateCollectorForEventsRequest.builder(events).filter(userEvents()).build(),
                InvalidState.class);
    }

    @Test
    void postedEventGetsAKeyAndATime() {
        server.call(
                PostEventRequest.builder(events)
                        .eventToPost(
                                GeneralUserEvent.builder()
                                        .key(0)
                                        .chainId(0)
                                        .createdTime(server.instant().minusSeconds(9))
                                        .userName("")
                                        .message("hello")
                                        .build())
                        .build());
        Event posted = (Event) Objects.requireNonNull(server.read(events, "latestEvent"));
        assertThat(posted.fullFormattedMessage()).isEqualTo("hello");
        assertThat(posted.createdTime()).isEqualTo(server.instant());
        assertThat(posted.userName()).isEqualTo("root");
        assertThat(posted.key()).isPositive();
    }

    @Test
    void argumentsOfAKindOfEventAreDescribed() {
        assertThat(
                        server.call(
                                RetrieveArgumentDescriptionRequest.builder(events)
                                        .eventTypeId("VmPoweredOnEvent")
                                        .build()))
                .extracting(EventArgDesc::name, EventArgDesc::type)
                .contains(tuple("vm", "VmEventArgument"));
    }

    @Test
    void taskHistoryOutlivesTheTasks() {
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.pass(Duration.ofMinutes(20));
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(2)).build());
        server.call(PowerOffVMTaskRequest.builder(TestServer.vm(2)).build());

        assertThat(read(TaskFilterSpec.builder().build())).hasSize(3);
        TaskFilterSpecByEntity by =
                TaskFilterSpecByEntity.builder()
                        .entity(TestServer.vm(1))
                        .recursion(TaskFilterSpecRecursionOption.SELF)
                        .build();
        assertThat(read(TaskFilterSpec.builder().entity(by).build()))
                .extracting(TaskInfo::entityName)
                .containsExactly("web");
        assertThat(read(TaskFilterSpec.builder().state(List.of(TaskInfoState.ERROR)).build()))
                .isEmpty();
    }

    private List<TaskInfo> read(TaskFilterSpec filter) {
        ManagedObjectReference collector =
                server.call(CreateCollectorForTasksRequest.builder(tasks).filter(filter).build());
        return server.call(ReadNextTasksRequest.builder(collector).maxCount(100).build());
    }

    @Test
    void clientLeadsATaskOfItsOwn() {
        TaskInfo task =
                server.call(
                        CreateTaskRequest.builder(tasks)
                                .obj(TestServer.vm(1))
                                .taskTypeId("com.example.backup")
                                .cancelable(false)
                                .build());
        assertThat(task.descriptionId()).isEqualTo("com.example.backup");
        assertThat(task.state()).isEqualTo(TaskInfoState.QUEUED);
        server.call(SetTaskStateRequest.builder(task.task()).state(TaskInfoState.RUNNING).build());
        server.call(UpdateProgressRequest.builder(task.task()).percentDone(40).build());
        assertThat(server.info(task.task()).progress()).isEqualTo(40);
        server.call(
                SetTaskStateRequest.builder(task.task())
                        .state(TaskInfoState.SUCCESS)
                        .result("done")
                        .build());
        assertThat(server.info(task.task()).result()).isEqualTo("done");
        assertFault(
                UpdateProgressRequest.builder(task.task()).percentDone(50).build(),
                InvalidState.class);
    }

    @Test
    void clientCannotLeadATaskOfTheServer() {
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertFault(
                SetTaskStateRequest.builder(task).state(TaskInfoState.ERROR).build(),
                NotSupported.class);
    }
}
