package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.FakeVimServer.Fault;
import dev.vireo.client.TransportException.Kind;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOnVMTaskRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TasksTest {
    private static final ManagedObjectReference VM =
            new ManagedObjectReference("VirtualMachine", "vm-1");
    private static final ManagedObjectReference TASK = new ManagedObjectReference("Task", "t-1");
    private static final PowerOnVMTaskRequest POWER_ON = PowerOnVMTaskRequest.builder(VM).build();
    private static final TaskOptions OPTIONS = TaskOptions.of(CallOptions.defaults());

    private static FakeVimServer fake(String version) throws IOException {
        return new FakeVimServer(version)
                .on("PowerOnVM_Task", call -> "<returnval type=\"Task\">t-1</returnval>")
                .on(
                        "CreateFilter",
                        call ->
                                "<returnval type=\"PropertyFilter\">f-"
                                        + call.number()
                                        + "</returnval>");
    }

    private static FakeVimServer fake() throws IOException {
        return fake("6.5");
    }

    private static String updates(String version, String filter, String... objects) {
        return "<returnval><version>"
                + version
                + "</version><filterSet><filter type=\"PropertyFilter\">"
                + filter
                + "</filter>"
                + String.join("", objects)
                + "</filterSet></returnval>";
    }

    private static String task(String... changes) {
        return "<objectSet><kind>modify</kind><obj type=\"Task\">t-1</obj>"
                + String.join("", changes)
                + "</objectSet>";
    }

    private static String change(String name, String type, String value) {
        return "<changeSet><name>"
                + name
                + "</name><op>assign</op><val xsi:type=\""
                + type
                + "\">"
                + value
                + "</val></changeSet>";
    }

    private static String state(String value) {
        return change("info.state", "TaskInfoState", value);
    }

    private static String question(String id) {
        return "<objectSet><kind>modify</kind><obj type=\"VirtualMachine\">vm-1</obj>"
                + change(
                        "runtime.question",
                        "VirtualMachineQuestionInfo",
                        "<id>"
                                + id
                                + "</id><text>Moved or copied?</text><choice><choiceInfo"
                                + " xsi:type=\"ElementDescription\"><label>Copied</label>"
                                + "<summary>Copied</summary><key>1</key></choiceInfo></choice>")
                + "</objectSet>";
    }

    private static List<String> afterLogin(FakeVimServer fake) {
        return fake.calls().subList(2, fake.calls().size());
    }

    @Test
    void refusesAServerThatDoesNotWait() throws IOException {
        try (var fake = fake().on("WaitForUpdatesEx", call -> "");
                Session session = fake.login()) {
            Tasks tasks = session.tasks();
            assertThatThrownBy(
                            () -> tasks.follow(new ManagedObjectReference("Task", "t-1"), OPTIONS))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("at once and with nothing");
            assertThat(fake.calls()).endsWith("WaitForUpdatesEx", "DestroyPropertyFilter");
        }
    }

    @Test
    void followsATaskWithOneFilterWhichIsDestroyed() throws IOException {
        List<Integer> progress = new ArrayList<>();
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call ->
                                                switch (call.number()) {
                                                    case 1 ->
                                                            updates(
                                                                    "1",
                                                                    "f-1",
                                                                    task(state("running")));
                                                    case 2 ->
                                                            updates(
                                                                    "2",
                                                                    "f-1",
                                                                    task(
                                                                            change(
                                                                                    "info.progress",
                                                                                    "xsd:int",
                                                                                    "50")));
                                                    case 3 -> ""; // nothing new within a minute
                                                    default ->
                                                            updates(
                                                                    "3",
                                                                    "f-1",
                                                                    task(
                                                                            state("success"),
                                                                            change(
                                                                                    "info.result",
                                                                                    "xsd:string",
                                                                                    "done")));
                                                });
                Session session = fake.login()) {
            assertThat(session.tasks().run(POWER_ON, OPTIONS.withProgress(progress::add)))
                    .contains("done");
            assertThat(progress).containsExactly(50);
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "PowerOnVM_Task",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "WaitForUpdatesEx",
                            "WaitForUpdatesEx",
                            "WaitForUpdatesEx",
                            "DestroyPropertyFilter");
            assertThat(fake.requests().get(4))
                    .contains("<version></version>")
                    .contains("<maxWaitSeconds>60</maxWaitSeconds>");
            assertThat(fake.requests().get(7)).contains("<version>2</version>");
            assertThat(fake.requests().get(8)).contains("f-1");
        }
    }

    @Test
    void aFailedTaskCarriesItsFaultWithoutAFurtherRequest() throws IOException {
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call ->
                                                updates(
                                                        "1",
                                                        "f-1",
                                                        task(
                                                                state("error"),
                                                                change(
                                                                        "info.error",
                                                                        "LocalizedMethodFault",
                                                                        "<fault"
                                                                                + " xsi:type=\"InvalidPowerState\">"
                                                                                + "<requestedState>poweredOn</requestedState>"
                                                                                + "<existingState>poweredOn</existingState>"
                                                                                + "</fault><localizedMessage>Already"
                                                                                + " on.</localizedMessage>"))));
                Session session = fake.login()) {
            assertThatThrownBy(() -> session.tasks().run(POWER_ON, OPTIONS))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            e -> {
                                assertThat(e.task()).isEqualTo(TASK);
                                assertThat(e.find(InvalidPowerState.class)).isPresent();
                                assertThat(e.localizedMessage()).contains("Already on.");
                            })
                    .hasMessage(
                            fake.endpoint().authority()
                                    + ": task t-1 failed: InvalidPowerState: Already on.");
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "PowerOnVM_Task",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "DestroyPropertyFilter");
        }
    }

    @Test
    void seesAQuestionInTheSameWaitAlthoughTheStateStays() throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        List<String> asked = new ArrayList<>();
        try (var fake =
                        fake().on("AnswerVM", call -> "")
                                .on(
                                        "WaitForUpdatesEx",
                                        call ->
                                                switch (call.number()) {
                                                    case 1 ->
                                                            updates(
                                                                    "1",
                                                                    "f-1",
                                                                    task(state("running")));
                                                    case 2 -> updates("2", "f-1", question("q1"));
                                                    case 3 ->
                                                            updates(
                                                                    "3",
                                                                    "f-1",
                                                                    question("q1"),
                                                                    task(state("running")));
                                                    default -> {
                                                        await(answered);
                                                        yield updates(
                                                                "4", "f-1", task(state("success")));
                                                    }
                                                });
                Session session = fake.login()) {
            session.tasks()
                    .run(
                            POWER_ON,
                            OPTIONS.withQuestions(
                                    VM,
                                    question -> {
                                        asked.add(question.id() + " " + question.text());
                                        answered.countDown();
                                    }));
            assertThat(asked).containsExactly("q1 Moved or copied?");
            assertThat(fake.count("CreateFilter")).isEqualTo(1);
            assertThat(fake.requests().get(3))
                    .contains("<pathSet>runtime.question</pathSet>")
                    .contains("<pathSet>info.state</pathSet>");
        }
    }

    @Test
    void destroysTheFilterWhenTheQuestionHandlerThrows() throws IOException {
        IllegalStateException refused = new IllegalStateException("no answer");
        try (var fake = fake().on("WaitForUpdatesEx", call -> updates("1", "f-1", question("q1")));
                Session session = fake.login()) {
            assertThatThrownBy(() ->
                            session.tasks()
                                    .run(
                                            POWER_ON,
                                            OPTIONS.withQuestions(
                                                    VM,
                                                    question -> {
                                                        throw refused;
                                                    })))
                    .isSameAs(refused);
            assertThat(fake.calls()).endsWith("WaitForUpdatesEx", "DestroyPropertyFilter");
        }
    }

    @Test
    void endsInTimeTakesTheWaitBackAndCancelsTheTask() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var fake =
                        fake().on("CancelTask", call -> "")
                                .on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            await(over);
                                            return "";
                                        });
                Session session = fake.login()) {
            TaskOptions options =
                    TaskOptions.of(CallOptions.defaults().withTimeout(Duration.ofMillis(1500)))
                            .cancellingTask();
            assertThatThrownBy(() -> session.tasks().run(POWER_ON, options))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            over.countDown();
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "PowerOnVM_Task",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "CancelWaitForUpdates",
                            "DestroyPropertyFilter",
                            "CancelTask");
        }
    }

    @Test
    void cancellationEndsTheWaitAndLeavesNoFilter() throws IOException {
        Cancellation cancellation = new Cancellation();
        CountDownLatch over = new CountDownLatch(1);
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            cancellation.cancel();
                                            await(over);
                                            return "";
                                        });
                Session session = fake.login()) {
            assertThatThrownBy(() ->
                            session.tasks()
                                    .follow(
                                            TASK,
                                            TaskOptions.of(
                                                    CallOptions.defaults()
                                                            .withCancellation(cancellation))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
            over.countDown();
            assertThat(fake.calls()).endsWith("CancelWaitForUpdates", "DestroyPropertyFilter");
        }
    }

    @Test
    @SuppressWarnings("Interruption") // interrupting is what the test is about
    void interruptionEndsTheWaitAndLeavesNoFilter() throws IOException {
        AtomicReference<Thread> waiter = new AtomicReference<>(Thread.currentThread());
        CountDownLatch over = new CountDownLatch(1);
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            waiter.get().interrupt();
                                            await(over);
                                            return "";
                                        });
                Session session = fake.login()) {
            assertThatThrownBy(() -> session.tasks().follow(TASK, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
            over.countDown();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(fake.calls()).endsWith("CancelWaitForUpdates", "DestroyPropertyFilter");
        }
    }

    @Test
    void goesOnInANewSessionWithANewFilter() throws IOException {
        AtomicReference<FakeVimServer> self = new AtomicReference<>();
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            if (call.number() == 1) {
                                                self.get().forgetSessions();
                                                return updates("1", "f-1", task(state("running")));
                                            }
                                            return updates(
                                                    "1",
                                                    "f-2",
                                                    task(
                                                            state(
                                                                    call.number() == 3
                                                                            ? "success"
                                                                            : "running")));
                                        });
                Session session = fake.login()) {
            self.set(fake);
            session.tasks().follow(TASK, OPTIONS);
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "WaitForUpdatesEx",
                            "Login",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "DestroyPropertyFilter");
            assertThat(fake.requests().get(7)).contains("<version></version>");
            assertThat(fake.requests().get(8)).contains("f-2");
        }
    }

    @Test
    void waitsInTheOldWayOnOldServers() throws IOException {
        try (var fake =
                        fake("4.0")
                                .on(
                                        "WaitForUpdates",
                                        call -> updates("1", "f-1", task(state("success"))));
                Session session = fake.login()) {
            session.tasks().run(POWER_ON, OPTIONS);
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "PowerOnVM_Task",
                            "CreateFilter",
                            "WaitForUpdates",
                            "DestroyPropertyFilter");
        }
    }

    @Test
    void fallsBackWhenTheServerDoesNotKnowTheNewWait() throws IOException {
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            throw new Fault("MethodNotFound", "unknown", "");
                                        })
                                .on(
                                        "WaitForUpdates",
                                        call -> updates("1", "f-1", task(state("success"))));
                Session session = fake.login()) {
            session.tasks().run(POWER_ON, OPTIONS);
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "PowerOnVM_Task",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "WaitForUpdates",
                            "DestroyPropertyFilter");
        }
    }

    @Test
    void beginsAnewWhenTheServerLostTheCollectorsVersion() throws IOException {
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            if (call.number() == 1) {
                                                throw new Fault("InvalidCollectorVersion", "", "");
                                            }
                                            return updates("1", "f-2", task(state("success")));
                                        });
                Session session = fake.login()) {
            session.tasks().follow(TASK, OPTIONS);
            assertThat(fake.count("CreateFilter")).isEqualTo(2);
        }
    }

    @Test
    void doesNotBeginAnewForEver() throws IOException {
        try (var fake =
                        fake().on(
                                        "WaitForUpdatesEx",
                                        call -> {
                                            throw new Fault("InvalidCollectorVersion", "", "");
                                        });
                Session session = fake.login()) {
            assertThatThrownBy(() -> session.tasks().follow(TASK, OPTIONS))
                    .isInstanceOf(VimFaultException.class);
            assertThat(fake.count("WaitForUpdatesEx")).isEqualTo(4);
        }
    }

    @Test
    void aSecondWatchUsesACollectorOfItsOwn() throws IOException {
        try (var fake =
                        fake().on(
                                        "CreatePropertyCollector",
                                        call ->
                                                "<returnval type=\"PropertyCollector\">pc-2</returnval>")
                                .on("DestroyPropertyCollector", call -> "")
                                .on(
                                        "WaitForUpdatesEx",
                                        call ->
                                                call.request().contains(">pc-2<")
                                                        ? updates(
                                                                "1", "f-2", task(state("success")))
                                                        : updates(
                                                                "1",
                                                                "f-1",
                                                                task(state("running"))));
                Session session = fake.login()) {
            try (PropertyWatch watch =
                    session.propertyCollector()
                            .watch(
                                    List.of(
                                            PropertyFilters.start()
                                                    .properties("Task", List.of("info.state"))
                                                    .object(TASK)
                                                    .build()))) {
                assertThat(watch.next(CallOptions.defaults())).hasSize(1);
                session.tasks().follow(TASK, OPTIONS);
            }
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "CreatePropertyCollector",
                            "CreateFilter",
                            "WaitForUpdatesEx",
                            "DestroyPropertyCollector",
                            "DestroyPropertyFilter");
        }
    }

    @Test
    void cancelTellsWhetherTheTaskCouldBeCancelled() throws IOException {
        try (var fake =
                        fake().on(
                                        "CancelTask",
                                        call -> {
                                            if (call.number() > 1) {
                                                throw new Fault("NotSupported", "", "");
                                            }
                                            return "";
                                        });
                Session session = fake.login()) {
            assertThat(session.tasks().cancel(TASK)).isTrue();
            assertThat(session.tasks().cancel(TASK)).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
