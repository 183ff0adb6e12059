package dev.vireo.driver.esx;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Credentials;
import dev.vireo.api.DomainQuestion;
import dev.vireo.api.Statistics;
import dev.vireo.client.CallOptions;
import dev.vireo.client.Counters;
import dev.vireo.client.Endpoint;
import dev.vireo.client.EventWatch;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskFailedException;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportException;
import dev.vireo.client.VimClient;
import dev.vireo.client.VimException;
import dev.vireo.driver.esx.capture.Anonymiser;
import dev.vireo.driver.esx.capture.Capture;
import dev.vireo.driver.esx.capture.Disguise;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The client's session, with failures as libvirt's errors. The only catcher of [VimException].
final class EsxSession implements AutoCloseable {
    static final ManagedObjectReference SERVICE_INSTANCE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    /// A server that does not answer the first call in a minute is not there.
    private static final CallOptions FIRST_CALL =
            CallOptions.defaults().withTimeout(Duration.ofMinutes(1));

    /// How long a task may take to end that nobody wants any more.

    private static final CallOptions LAST_WAIT =
            CallOptions.defaults().withTimeout(Duration.ofSeconds(10));

    private final Session session;
    private final TaskLimits limits;
    private final DirectHosts hosts;
    private final Performance performance;

    private EsxSession(Session session, TaskLimits limits, DirectHosts hosts) {
        this.session = session;
        this.hosts = hosts;
        this.limits = limits;
        this.performance =
                new Performance(
                        this, Optional.ofNullable(session.client().serviceContent().perfManager()));
    }

    /// Connects and logs in.
    ///
    /// @param trust sees to it that the server is the right one
    /// @param check refuses a server before a password is sent to it
    /// @param credentials asked for each login
    /// @param limits what keeps tasks from going on for ever
    static EsxSession open(
            EsxUri uri,
            ServerTrust trust,
            Consumer<AboutInfo> check,
            Supplier<Credentials> credentials,
            TaskLimits limits) {
        String server = uri.endpoint().authority();
        VimClient client;
        try {
            client = trust.connect(uri, FIRST_CALL);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "connect to", server);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "connect to", server);
        }
        try {
            check.accept(client.serviceContent().about());
            Credentials known = credentials.get();
            try {
                Session session =
                        client.login(
                                () -> new LoginCredentials(known.user(), known.password()),
                                SessionOptions.defaults());
                return new EsxSession(session, limits, new DirectHosts(uri, trust.gate()))
                        .naming(trust.gate());
            } catch (VimException e) {
                throw FaultTranslator.translateLogin(e, known.user(), server);
            }
        } catch (MissingMemberException e) {
            client.close();
            throw FaultTranslator.translate(e, "connect to", server);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /// Takes over a login that was made elsewhere.
    static EsxSession of(Session session, EsxUri uri, TaskLimits limits) {
        return new EsxSession(session, limits, new DirectHosts(uri, null));
    }

    /// Returns whether changes are only told and not made.
    boolean isTrial() {
        return hosts.isTrial();
    }

    /// Ends an operation that has made its last change and would now look at what came of it: if
    /// changes are only told, nothing did.
    ///
    /// @throws VirtException `OPERATION_ABORTED` if changes are only told
    void requireMade(String what) {
        if (isTrial()) {
            throw untold(what);
        }
    }

    /// Returns what an operation fails with that cannot tell what came of it.
    VirtException untold(String what) {
        return new VirtException(
                ErrorCode.OPERATION_ABORTED,
                "there is nothing to tell of '" + what + "': nothing was changed");
    }

    /// Has a gate tell the names of objects.
    private EsxSession naming(@Nullable ChangeGate gate) {
        if (gate != null) {
            gate.naming(this::nameOf);
        }
        return this;
    }

    private Optional<String> nameOf(ManagedObjectReference object) {
        try {
            return session.propertyCollector()
                    .retrieveOne(object, List.of("name"))
                    .get("name")
                    .map(Object::toString);
        } catch (VimException | MissingMemberException _) { // most objects have no name
            return Optional.empty();
        }
    }

    /// Returns the key by which the server knows this login.
    String key() {
        return session.userSession().key();
    }

    /// Returns the server's name and port.
    String server() {
        return session.client().server().authority();
    }

    /// Returns where the server is.
    Endpoint endpoint() {
        return session.client().server();
    }

    /// Returns the connections to hosts, for what does not go through the server.
    DirectHosts hosts() {
        return hosts;
    }

    AboutInfo about() {
        return session.client().serviceContent().about();
    }

    ManagedObjectReference rootFolder() {
        return session.client().serviceContent().rootFolder();
    }

    /// Returns the server's performance counters.
    Performance performance() {
        return performance;
    }

    /// Retrieves properties.
    ///
    /// @param object what they are of, for messages
    List<Row> rows(PropertyFilterSpec spec, String object) {
        return rows(List.of(spec), object);
    }

    /// Retrieves what several filters select, in one request.
    ///
    /// @param object what it is of, for messages
    List<Row> rows(List<PropertyFilterSpec> specs, String object) {
        List<Row> rows = new ArrayList<>();
        visit(specs, object, rows::add);
        return rows;
    }

    /// Retrieves properties and hands them on while the reply still arrives.
    ///
    /// @param object what they are of, for messages
    void visit(PropertyFilterSpec spec, String object, Consumer<Row> visitor) {
        visit(List.of(spec), object, visitor);
    }

    /// Retrieves what several filters select, in one request, and hands it on while it arrives.
    ///
    /// @param object what it is of, for messages
    void visit(List<PropertyFilterSpec> specs, String object, Consumer<Row> visitor) {
        try {
            session.propertyCollector().retrieve(specs, row -> visitor.accept(Row.of(row)));
        } catch (VimException e) {
            throw FaultTranslator.translateRead(e, object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "read", object);
        }
    }

    /// Begins to follow the server's events.
    ///
    /// @param scope the entity whose events are wanted, with those of all below it
    EventWatch watchEvents(ManagedObjectReference scope) {
        try {
            return EventWatch.open(session, scope);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "follow the events of", "the domains");
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "follow the events of", "the domains");
        }
    }

    /// Waits for events.
    ///
    /// @return the events, empty if there was none in time
    List<Event> nextEvents(EventWatch watch, Duration timeout) {
        try {
            return watch.next(timeout);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "follow the events of", "the domains");
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "follow the events of", "the domains");
        }
    }

    /// Calls a method.
    ///
    /// @param verb what it does, for messages
    /// @param object to what
    <R extends @Nullable Object> R call(MethodRequest<R> request, String verb, String object) {
        try {
            return session.invoke(request);
        } catch (VimException e) {
            throw FaultTranslator.translateCall(e, verb, object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, verb, object);
        }
    }

    /// Makes what answers the questions of a machine.
    ///
    /// @param verb what they block, for messages
    QuestionDesk desk(Asker asker, String verb) {
        return new QuestionDesk(
                (id, choice) -> answer(asker, id, choice), limits.questions(), verb);
    }

    /// Works with the client's session itself, for what is no call of a method.
    ///
    /// @param verb what it does, for messages
    /// @param object to what
    <R> R carry(Function<Session, R> work, String verb, String object) {
        try {
            return work.apply(session);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb, object);
        }
    }

    /// Follows a task that is about no machine to its end.
    ///
    /// @param verb what the task does, for messages
    /// @param object to what
    /// @return the task's result, such as a reference to what was made
    Optional<Object> result(ManagedObjectReference task, String verb, String object) {
        try {
            return session.tasks().follow(task, limited());
        } catch (TransportException e) {
            VirtException failure = FaultTranslator.translateWait(e, verb, object);
            if (e.kind() == TransportException.Kind.CANCELLED) {
                giveUpInterrupted(task, FaultTranslator.interrupted(e, verb, object));
            }
            throw failure; // also if it was done: what came of it is not known
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb, object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, verb, object);
        }
    }

    /// Waits for a task to end, however it does; a while only, as this clears up behind a failure.
    ///
    /// @param object to what it is done, for messages
    /// @return whether it has ended
    boolean awaitEnd(ManagedObjectReference task, String object) {
        try {
            session.tasks().follow(task, TaskOptions.of(LAST_WAIT));
            return true;
        } catch (TaskFailedException _) { // that it has ended is all that is asked
            return true;
        } catch (TransportException e) {
            if (e.kind() == TransportException.Kind.TIMEOUT) {
                return false;
            }
            throw FaultTranslator.translateWait(e, "follow a task of", object);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "follow a task of", object);
        }
    }

    /// Returns one of the server's own objects, if it has that.
    Optional<ManagedObjectReference> find(
            Function<ServiceContent, @Nullable ManagedObjectReference> singleton) {
        return Optional.ofNullable(singleton.apply(session.client().serviceContent()));
    }

    /// Returns one of the server's own objects.
    ///
    /// @param singleton which of them
    /// @param name what it is, for the message if the server has none
    ManagedObjectReference singleton(
            Function<ServiceContent, @Nullable ManagedObjectReference> singleton, String name) {
        ManagedObjectReference found = singleton.apply(session.client().serviceContent());
        if (found == null) {
            throw new VirtException(ErrorCode.NO_SUPPORT, "the server has no " + name);
        }
        return found;
    }

    /// Follows a task to its end, and deals with the questions that the machine asks meanwhile: it
    /// answers them, or reports them and tries to cancel the task. A task that takes longer than it
    /// may is cancelled, too.
    ///
    /// @param verb what the task does, for messages
    /// @param progress is told of the progress in percent
    void follow(ManagedObjectReference task, Asker asker, String verb, IntConsumer progress) {
        try (TaskQuestions questions = new TaskQuestions(desk(asker, verb))) {
            TaskOptions options =
                    TaskOptions.of(limit().withCancellation(questions.cancellation()))
                            .withQuestions(
                                    asker.vm(), asked -> questions.ask(asker.question(asked)))
                            .withQuestionGone(questions::gone)
                            .withProgress(progress.andThen(limits.progress()));
            work(task, verb, asker.name(), options, Optional.of(questions));
        }
    }

    /// Deals with a question that blocks an operation before it begins, for as long as a task may
    /// take.
    ///
    /// @param verb what the operation does, for messages
    /// @throws BlockedException if the question is not answered
    void settle(DomainQuestion question, Asker asker, String verb) {
        Asking asking = new Asking(desk(asker, verb), question, _ -> {});
        boolean over = asking.await(limits.timeout().orElse(CallOptions.UNLIMITED));
        if (!over) {
            asking.abandon();
            throw asking.tooLate(seconds());
        }
        if (asking.failure().isPresent()) {
            throw asking.failure().get();
        }
    }

    /// Follows a task that is about no machine to its end. One that takes longer than it may is
    /// cancelled.
    ///
    /// @param verb what the task does, for messages
    /// @param object to what
    void work(ManagedObjectReference task, String verb, String object) {
        work(task, verb, object, limited(), Optional.empty());
    }

    private TaskOptions limited() {
        return TaskOptions.of(limit()).withProgress(limits.progress());
    }

    private CallOptions limit() {
        return CallOptions.defaults().withTimeout(limits.timeout().orElse(CallOptions.UNLIMITED));
    }

    private void work(
            ManagedObjectReference task,
            String verb,
            String object,
            TaskOptions options,
            Optional<TaskQuestions> questions) {
        try {
            session.tasks().follow(task, options);
        } catch (BlockedException e) {
            giveUp(task, e);
        } catch (TransportException e) {
            if (e.kind() == TransportException.Kind.CANCELLED
                    && questions.flatMap(TaskQuestions::failure).isEmpty()) {
                giveUpInterrupted(task, FaultTranslator.interrupted(e, verb, object));
                return;
            }
            giveUp(task, why(e, verb, object, questions));
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb, object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, verb, object);
        }
    }

    /// Returns why a wait for a task that is not over has ended, if the task is to be given up.
    ///
    /// @throws VirtException if the server is lost
    private VirtException why(
            TransportException e, String verb, String object, Optional<TaskQuestions> questions) {
        Optional<BlockedException> refused = questions.flatMap(TaskQuestions::failure);
        if (e.kind() == TransportException.Kind.CANCELLED && refused.isPresent()) {
            return refused.get();
        }
        if (e.kind() != TransportException.Kind.TIMEOUT || limits.timeout().isEmpty()) {
            throw FaultTranslator.translateWait(e, verb, object);
        }
        return questions
                .flatMap(asked -> asked.tooLate(seconds()))
                .<VirtException>map(blocked -> blocked)
                .orElseGet(() -> tooLate(verb, object, e));
    }

    private VirtException tooLate(String verb, String name, TransportException cause) {
        return new VirtException(
                ErrorCode.OPERATION_TIMEOUT,
                "Could not "
                        + verb
                        + " '"
                        + name
                        + "' within "
                        + seconds()
                        + ", which is the limit for tasks",
                cause);
    }

    private String seconds() {
        long millis = limits.timeout().orElse(CallOptions.UNLIMITED).toMillis();
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }

    /// Tries to cancel a task and reports why, unless the task turns out to have been done.
    private void giveUp(ManagedObjectReference task, VirtException reason) {
        TaskEnd end = cancel(task);
        if (end != TaskEnd.DONE) {
            boolean blocked = reason instanceof BlockedException;
            throw new VirtException(
                    reason.code(), reason.detail() + "; " + end.words(blocked), reason);
        }
    }

    /// Does the same where the thread was interrupted, which stays so but must not keep it from
    /// telling the server.
    private void giveUpInterrupted(ManagedObjectReference task, VirtException reason) {
        boolean interrupted = Thread.interrupted();
        try {
            giveUp(task, reason);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Cancels a task and waits a little for its end. The reason to do so is the error to report,
    /// so that failures here only make for what is not known.
    private TaskEnd cancel(ManagedObjectReference task) {
        try {
            boolean accepted = session.tasks().cancel(task);
            if (!accepted && isUnderWay(task)) {
                return TaskEnd.STUCK;
            }
            session.tasks().follow(task, TaskOptions.of(LAST_WAIT));
            return TaskEnd.DONE;
        } catch (TaskFailedException _) {
            return TaskEnd.CANCELLED;
        } catch (TransportException e) {
            return e.kind() == TransportException.Kind.TIMEOUT
                    ? TaskEnd.CANCELLING
                    : TaskEnd.UNKNOWN;
        } catch (VimException | MissingMemberException _) {
            return TaskEnd.UNKNOWN;
        }
    }

    private boolean isUnderWay(ManagedObjectReference task) {
        return session.propertyCollector()
                .retrieveOne(task, List.of(Facts.TASK_STATE))
                .get(Facts.TASK_STATE)
                .filter(state ->
                        state.equals(TaskInfoState.QUEUED) || state.equals(TaskInfoState.RUNNING))
                .isPresent();
    }

    /// Answers a question.
    ///
    /// @param id the question's id
    /// @param choice the key of the choice
    /// @return false if somebody else has answered it, or it is no longer asked
    boolean answer(Asker asker, String id, String choice) {
        AnswerVMRequest request =
                AnswerVMRequest.builder(asker.vm()).questionId(id).answerChoice(choice).build();
        try {
            session.invoke(request);
            return true;
        } catch (VimException e) {
            if (isAsked(asker, id)) {
                throw FaultTranslator.translate(e, "answer the question of", asker.name());
            }
            return false;
        }
    }

    /// Returns whether a question is still there; where that cannot be told, it is.
    private boolean isAsked(Asker asker, String id) {
        try {
            return session.propertyCollector()
                    .retrieveOne(asker.vm(), List.of(Facts.QUESTION))
                    .get(Facts.QUESTION)
                    .filter(VirtualMachineQuestionInfo.class::isInstance)
                    .map(VirtualMachineQuestionInfo.class::cast)
                    .filter(question -> question.id().equals(id))
                    .isPresent();
        } catch (VimException | MissingMemberException _) { // the failed answer is reported
            return true;
        }
    }

    /// Writes the whole inventory into a file.
    ///
    /// @return how many objects are in it
    long capture(Path file, CaptureOptions options) {
        Disguise disguise = options.plain() ? Disguise.NONE : new Anonymiser(options.seed());
        try {
            return new Capture(session, disguise, options.progress()).write(file);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "capture", "the inventory");
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "capture", "the inventory");
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    ErrorDomain.NONE,
                    "cannot write " + file + ": " + Capture.reason(e),
                    e);
        }
    }

    /// Returns whether the server still answers this session.
    boolean isAlive() {
        try {
            session.invoke(CurrentTimeRequest.builder(SERVICE_INSTANCE).build());
            return true;
        } catch (VimException _) { // that it does not answer is the answer
            return false;
        }
    }

    Statistics statistics() {
        Statistics own = statistics(session.client().transport().requestLog().counters());
        return hosts.counters().stream().map(EsxSession::statistics).reduce(own, Statistics::plus);
    }

    private static Statistics statistics(Counters counters) {
        Counters.Count total = counters.total();
        return new Statistics(
                total.requests(),
                total.bytesSent(),
                total.bytesReceived(),
                total.time(),
                counters.byLabel().entrySet().stream()
                        .map(entry ->
                                new Statistics.Call(
                                        entry.getKey(),
                                        entry.getValue().requests(),
                                        entry.getValue().bytesSent(),
                                        entry.getValue().bytesReceived(),
                                        entry.getValue().time()))
                        .toList());
    }

    @Override
    public void close() {
        hosts.close();
        session.close();
    }
}
