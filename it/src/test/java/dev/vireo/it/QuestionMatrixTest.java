package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.client.CallOptions;
import dev.vireo.client.Endpoint;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.CopyDatastoreFileTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Starting a machine that asks something: who asks, when, whether its task can be cancelled, and
/// what is done about it.
@Timeout(60)
class QuestionMatrixTest {
    private static final String PASSWORD = "secret";

    /// Longer than any cell takes; a wait that hangs ends with `OPERATION_TIMEOUT` here.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    enum Asker {
        SERIAL_FILE,
        MOVED_OR_COPIED,
        WITH_DEFAULT,
        WITHOUT_DEFAULT
    }

    enum Moment {
        BEFORE,
        DURING,
        TWICE
    }

    enum Reaction {
        /// `auto_answer=0`.
        REFUSED,
        /// `auto_answer=1`.
        DEFAULT,
        BY_SOMEBODY_ELSE,
        INVALID
    }

    record Cell(Asker asker, Moment moment, boolean cancelable, Reaction reaction) {
        /// Returns whether the question gets an answer at all.
        boolean isAnswered() {
            return switch (reaction) {
                case REFUSED, INVALID -> false;
                case DEFAULT -> asker != Asker.WITHOUT_DEFAULT;
                case BY_SOMEBODY_ELSE -> true;
            };
        }
    }

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Asker asker : Asker.values()) {
            for (Moment moment : Moment.values()) {
                for (boolean cancelable : List.of(true, false)) {
                    for (Reaction reaction : Reaction.values()) {
                        cells.add(new Cell(asker, moment, cancelable, reaction));
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void endsAsItShould(Cell cell) {
        try (Simulator simulator = simulator(cell.asker)) {
            String name = prepare(simulator, cell);
            Optional<VirtException> failure;
            try (Connection connection = connect(simulator, cell.reaction)) {
                failure = start(connection, name);
            }
            if (cell.moment == Moment.BEFORE) {
                checkNotBegun(cell, simulator, name, failure.orElseThrow());
            } else if (cell.isAnswered()) {
                assertThat(failure).isEmpty();
                assertPower(simulator, name, VirtualMachinePowerState.POWERED_ON);
            } else {
                checkBlocked(cell, simulator, name, failure.orElseThrow());
            }
            assertThat(simulator.leaks()).isEmpty();
        }
    }

    private static void checkNotBegun(
            Cell cell, Simulator simulator, String name, VirtException failure) {
        if (cell.isAnswered()) {
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(failure.detail())
                    .isEqualTo(
                            "Could not start '"
                                    + name
                                    + "': it waited with a question, which is answered now; what"
                                    + " it goes on with comes first");
            assertThat(simulator.machine(name).hasQuestion()).isFalse();
            assertPower(simulator, name, VirtualMachinePowerState.POWERED_ON);
        } else {
            assertBlocked(cell, failure);
            assertThat(failure.detail()).doesNotContain("cancelled");
            assertThat(simulator.machine(name).hasQuestion()).isTrue();
            assertPower(simulator, name, VirtualMachinePowerState.POWERED_OFF);
        }
        assertThat(simulator.requests().of("PowerOnVM_Task")).isEqualTo(1);
    }

    private static void checkBlocked(
            Cell cell, Simulator simulator, String name, VirtException failure) {
        assertBlocked(cell, failure);
        assertThat(failure.detail())
                .endsWith(
                        cell.cancelable
                                ? "; the task was cancelled"
                                : "; the task could not be cancelled and is still blocked");
        assertThat(simulator.machine(name).hasQuestion()).isEqualTo(!cell.cancelable);
        assertPower(simulator, name, VirtualMachinePowerState.POWERED_OFF);
    }

    private static void assertBlocked(Cell cell, VirtException failure) {
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(failure.detail())
                .startsWith("Could not start '")
                .contains(
                        "': a question blocks it, '", "', with the possible answers '", "'Cancel'")
                .doesNotContain("\n");
        if (cell.reaction == Reaction.INVALID) {
            assertThat(failure.detail()).contains("and 'Nonsense' is none of them");
        }
        if (cell.reaction == Reaction.DEFAULT) {
            assertThat(failure.detail()).contains("and there is no default");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutsAHungTaskOffAtItsDeadline(boolean cancelable) {
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            simulator
                    .control()
                    .rule(
                            "{method: PowerOnVM_Task, task: {time: 1h, cancelable: %s}}"
                                    .formatted(cancelable));
            ConnectRequest request = request(simulator).withTaskTimeout(Duration.ofMillis(300));
            try (Connection connection = Connection.open(request)) {
                VirtException failure = start(connection, "web").orElseThrow();
                assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
                assertThat(failure.detail())
                        .startsWith("Could not start 'web' within 0.3 s")
                        .endsWith(
                                cancelable
                                        ? "; the task was cancelled"
                                        : "; the task could not be cancelled and still runs");
            }
            assertThat(simulator.leaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotWaitForAPersonBeyondTheDeadline(boolean cancelable) {
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            ask(simulator, "Sure?");
            simulator
                    .control()
                    .rule("{method: PowerOnVM_Task, task: {cancelable: %s}}".formatted(cancelable));
            CountDownLatch dismissed = new CountDownLatch(1);
            ConnectRequest request =
                    request(simulator)
                            .withQuestions(QuestionPolicy.asking(_ -> never(dismissed)))
                            .withTaskTimeout(Duration.ofMillis(800));
            try (Connection connection = Connection.open(request)) {
                assertThat(start(connection, "web").orElseThrow().detail())
                        .startsWith("Could not start 'web': a question blocks it, 'Sure?'")
                        .contains(
                                " and nobody answers it within 0.8 s, which is the limit for tasks")
                        .contains(cancelable ? "; the task was cancelled" : "; the task could not");
                assertThat(dismissed).satisfies(QuestionMatrixTest::isDown);
            }
            assertThat(simulator.machine("web").hasQuestion()).isEqualTo(!cancelable);
            assertThat(simulator.leaks()).isEmpty();
        }
    }

    @Test
    void doesNotWaitForAPersonBeyondTheDeadlineBeforeATask() {
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            ask(simulator, "Sure?");
            startAsSomebodyElse(simulator, "web");
            CountDownLatch dismissed = new CountDownLatch(1);
            ConnectRequest request =
                    request(simulator)
                            .withQuestions(QuestionPolicy.asking(_ -> never(dismissed)))
                            .withTaskTimeout(Duration.ofMillis(300));
            try (Connection connection = Connection.open(request)) {
                assertThat(start(connection, "web").orElseThrow().detail())
                        .endsWith(
                                " and nobody answers it within 0.3 s, which is the limit for"
                                        + " tasks");
                assertThat(dismissed).satisfies(QuestionMatrixTest::isDown);
            }
            assertThat(simulator.machine("web").hasQuestion()).isTrue();
        }
    }

    @Test
    void goesOnWhenSomebodyElseAnswersWhileAPersonIsAsked() {
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            ask(simulator, "Sure?");
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch dismissed = new CountDownLatch(1);
            ConnectRequest request =
                    request(simulator)
                            .withQuestions(
                                    QuestionPolicy.asking(_ -> {
                                        asked.countDown();
                                        return never(dismissed);
                                    }))
                            .withTaskTimeout(LIMIT);
            Thread other =
                    Thread.ofVirtual()
                            .start(() -> {
                                isDown(asked);
                                simulator.machine("web").answer("0");
                            });
            try (Connection connection = Connection.open(request)) {
                assertThat(start(connection, "web")).isEmpty();
                assertThat(dismissed).satisfies(QuestionMatrixTest::isDown);
            }
            assertThat(other.isAlive()).isFalse();
            assertPower(simulator, "web", VirtualMachinePowerState.POWERED_ON);
            assertThat(simulator.leaks()).isEmpty();
        }
    }

    @Test
    void takesAnAnswerOrARefusalThatTakesItsTime() {
        for (Optional<String> answer : List.of(Optional.of("Yes"), Optional.<String>empty())) {
            try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
                ask(simulator, "Sure?");
                CountDownLatch never = new CountDownLatch(1);
                ConnectRequest request =
                        request(simulator)
                                .withQuestions(
                                        QuestionPolicy.asking(_ -> {
                                            await(never, Duration.ofMillis(600));
                                            return answer;
                                        }))
                                .withTaskTimeout(LIMIT);
                try (Connection connection = Connection.open(request)) {
                    Optional<String> failure = start(connection, "web").map(VirtException::detail);
                    assertThat(failure.isEmpty()).isEqualTo(answer.isPresent());
                    assertThat(failure.orElse("and nobody answers it; the task was cancelled"))
                            .endsWith("and nobody answers it; the task was cancelled");
                }
                assertThat(simulator.leaks()).isEmpty();
            }
        }
    }

    /// Is a person who has gone away.
    private static Optional<String> never(CountDownLatch dismissed) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            dismissed.countDown();
        }
        return Optional.of("Yes");
    }

    private static void isDown(CountDownLatch latch) {
        assertThat(await(latch, LIMIT)).isTrue();
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void reportsWhoeverFailsToAnswer() {
        QuestionPolicy broken =
                _ -> {
                    throw new IllegalStateException("no idea");
                };
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            ask(simulator, "Sure?");
            try (Connection connection =
                    Connection.open(request(simulator).withQuestions(broken))) {
                assertThat(start(connection, "web").orElseThrow().detail())
                        .contains("no idea")
                        .contains("; the task ");
            }
            assertThat(simulator.leaks()).isEmpty();
        }
    }

    @Test
    void listsAndAnswersQuestionsOfOthers() {
        try (Simulator simulator = simulator(Asker.WITH_DEFAULT)) {
            ask(simulator, "Sure?");
            startAsSomebodyElse(simulator, "web");
            try (Connection connection = connect(simulator, Reaction.REFUSED)) {
                long before = connection.statistics().requests();
                DomainQuestion question = connection.fetchQuestions().getFirst();
                assertThat(connection.statistics().requests() - before).isEqualTo(1);
                var domain = connection.lookupByName("web");
                assertThat(domain.fetchQuestion()).contains(question);
                assertThat(question.domain()).isEqualTo("web");
                assertThat(question.uuid()).isEqualTo(domain.uuid());
                assertThat(question.messageIds()).containsExactly("msg.scripted");
                assertThat(question.defaultChoice().orElseThrow().label()).isEqualTo("Yes");
                assertCode(ErrorCode.INVALID_ARG, () -> domain.answer(question.id(), "Perhaps"));
                assertCode(ErrorCode.OPERATION_INVALID, () -> domain.answer("other", "Yes"));
                domain.answer(question.id(), "yes");
                assertThat(domain.fetchQuestion()).isEmpty();
                assertThat(connection.fetchQuestions()).isEmpty();
                assertCode(ErrorCode.OPERATION_INVALID, () -> domain.answer(question.id(), "Yes"));
            }
            assertPower(simulator, "web", VirtualMachinePowerState.POWERED_ON);
        }
    }

    private static void assertCode(ErrorCode code, Runnable call) {
        VirtException failure = catchThrowableOfType(VirtException.class, call::run);
        assertThat(failure.code()).as(failure.detail()).isEqualTo(code);
    }

    private static Simulator simulator(Asker asker) {
        return Simulator.builder()
                .credentials("root", PASSWORD)
                .machine(
                        "web",
                        machine -> {
                            machine.poweredOff();
                            if (asker == Asker.SERIAL_FILE) {
                                machine.serialFile("out.txt");
                            }
                        })
                .start();
    }

    /// Lets the machine ask as the cell says.
    ///
    /// @return its name
    private static String prepare(Simulator simulator, Cell cell) {
        String name = cell.asker == Asker.MOVED_OR_COPIED ? "copy" : "web";
        switch (cell.asker) {
            case SERIAL_FILE -> writeSerialFile(simulator);
            case MOVED_OR_COPIED -> copy(simulator);
            case WITH_DEFAULT, WITHOUT_DEFAULT -> {} // the rule asks
        }
        simulator.requests().reset();
        String question =
                switch (cell.asker) {
                    case SERIAL_FILE, MOVED_OR_COPIED -> "";
                    case WITH_DEFAULT ->
                            ", question: {text: 'Go on?', choices: [Yes, Cancel], default: 0}";
                    case WITHOUT_DEFAULT -> ", question: {text: 'Go on?', choices: [Yes, Cancel]}";
                };
        simulator
                .control()
                .rule(
                        "{method: PowerOnVM_Task, object: %s, first: 1, task: {cancelable: %s%s}}"
                                .formatted(name, cell.cancelable, question));
        if (cell.moment == Moment.TWICE) {
            simulator
                    .machine(name)
                    .askOn("PowerOnVM_Task", "Again?", List.of("Yes", "Cancel"), OptionalInt.of(0));
        }
        if (cell.moment == Moment.BEFORE) {
            startAsSomebodyElse(simulator, name);
        }
        return name;
    }

    private static void ask(Simulator simulator, String text) {
        simulator
                .machine("web")
                .askOn("PowerOnVM_Task", text, List.of("Yes", "Cancel"), OptionalInt.of(0));
    }

    private static Connection connect(Simulator simulator, Reaction reaction) {
        ConnectRequest request = request(simulator).withTaskTimeout(LIMIT);
        return Connection.open(
                switch (reaction) {
                    case REFUSED -> request;
                    case DEFAULT ->
                            request.withUri(ConnectUri.parse(request.uri() + "&auto_answer=1"));
                    case BY_SOMEBODY_ELSE ->
                            request.withQuestions(question -> {
                                Choice choice =
                                        question.choices().stream()
                                                .filter(each -> !each.isDestructive())
                                                .findFirst()
                                                .orElseThrow();
                                simulator.machine(question.domain()).answer(choice.key());
                                return new QuestionPolicy.Answer(choice);
                            });
                    case INVALID ->
                            request.withQuestions(_ ->
                                    new QuestionPolicy.Answer(new Choice("9", "Nonsense", "")));
                });
    }

    private static ConnectRequest request(Simulator simulator) {
        return new ConnectRequest(
                ConnectUri.parse("esx://root@127.0.0.1:" + simulator.port() + "/?transport=http"),
                _ -> Optional.of(new Credentials("root", PASSWORD)),
                false);
    }

    private static Optional<VirtException> start(Connection connection, String name) {
        @Nullable VirtException failure =
                catchThrowableOfType(
                        VirtException.class, () -> connection.lookupByName(name).create());
        return Optional.ofNullable(failure);
    }

    private static void assertPower(
            Simulator simulator, String name, VirtualMachinePowerState state) {
        assertThat(simulator.machine(name).powerState()).isEqualTo(state);
    }

    private static void startAsSomebodyElse(Simulator simulator, String name) {
        ManagedObjectReference vm =
                new ManagedObjectReference("VirtualMachine", simulator.machine(name).id());
        asSomebodyElse(
                simulator, session -> session.invoke(PowerOnVMTaskRequest.builder(vm).build()));
    }

    /// Runs the machine once: the next time, the file is there already.
    private static void writeSerialFile(Simulator simulator) {
        ManagedObjectReference vm =
                new ManagedObjectReference("VirtualMachine", simulator.machine("web").id());
        asSomebodyElse(
                simulator,
                session -> {
                    TaskOptions options = TaskOptions.of(CallOptions.defaults());
                    session.tasks().run(PowerOnVMTaskRequest.builder(vm).build(), options);
                    session.tasks().run(PowerOffVMTaskRequest.builder(vm).build(), options);
                });
    }

    private static void copy(Simulator simulator) {
        asSomebodyElse(
                simulator,
                session -> {
                    var content = session.client().serviceContent();
                    ManagedObjectReference files = Objects.requireNonNull(content.fileManager());
                    TaskOptions options = TaskOptions.of(CallOptions.defaults());
                    session.tasks()
                            .run(
                                    CopyDatastoreFileTaskRequest.builder(files)
                                            .sourceName("[datastore1] web")
                                            .destinationName("[datastore1] copy")
                                            .build(),
                                    options);
                    session.tasks()
                            .run(
                                    RegisterVMTaskRequest.builder(
                                                    new ManagedObjectReference(
                                                            "Folder", "ha-folder-vm"))
                                            .path("[datastore1] copy/web.vmx")
                                            .name("copy")
                                            .asTemplate(false)
                                            .pool(
                                                    new ManagedObjectReference(
                                                            "ResourcePool", "ha-root-pool"))
                                            .build(),
                                    options);
                });
    }

    private static void asSomebodyElse(Simulator simulator, Consumer<Session> deed) {
        Endpoint endpoint = new Endpoint(false, "127.0.0.1", simulator.port());
        try (VimClient client =
                        VimClient.connect(
                                endpoint, TransportOptions.defaults(), CallOptions.defaults());
                Session session =
                        client.login(
                                () -> new LoginCredentials("root", PASSWORD),
                                SessionOptions.defaults())) {
            deed.accept(session);
        }
    }
}
