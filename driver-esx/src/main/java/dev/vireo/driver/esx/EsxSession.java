package dev.vireo.driver.esx;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Credentials;
import dev.vireo.api.Statistics;
import dev.vireo.client.CallOptions;
import dev.vireo.client.Counters;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportOptions;
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
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.PropertyFilterSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The client's session, with failures as libvirt's errors. The only catcher of [VimException].
final class EsxSession implements AutoCloseable {
    private static final ManagedObjectReference SERVICE_INSTANCE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    /// A server that does not answer the first call in a minute is not there.
    private static final CallOptions FIRST_CALL =
            CallOptions.defaults().withTimeout(Duration.ofMinutes(1));

    private final Session session;
    private final boolean autoAnswer;

    private EsxSession(Session session, boolean autoAnswer) {
        this.session = session;
        this.autoAnswer = autoAnswer;
    }

    /// Connects and logs in.
    ///
    /// @param check refuses a server before a password is sent to it
    /// @param credentials asked for each login
    static EsxSession open(
            EsxUri uri, Consumer<AboutInfo> check, Supplier<Credentials> credentials) {
        String server = uri.endpoint().authority();
        VimClient client;
        try {
            client = VimClient.connect(uri.endpoint(), transport(uri), FIRST_CALL);
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
                return new EsxSession(session, uri.autoAnswer());
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

    private static TransportOptions transport(EsxUri uri) {
        return TransportOptions.defaults()
                .withTrust(uri.trust())
                .withProxy(uri.proxy().orElse(null));
    }

    AboutInfo about() {
        return session.client().serviceContent().about();
    }

    ManagedObjectReference rootFolder() {
        return session.client().serviceContent().rootFolder();
    }

    /// Retrieves properties.
    ///
    /// @param object what they are of, for messages
    List<Row> rows(PropertyFilterSpec spec, String object) {
        List<Row> rows = new ArrayList<>();
        try {
            session.propertyCollector().retrieve(List.of(spec), row -> rows.add(Row.of(row)));
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "read", object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "read", object);
        }
        return rows;
    }

    /// Calls a method.
    ///
    /// @param verb what it does, for messages
    /// @param object to what
    <R extends @Nullable Object> R call(MethodRequest<R> request, String verb, String object) {
        try {
            return session.invoke(request);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb, object);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, verb, object);
        }
    }

    /// Follows a task to its end, and deals with the questions that the machine asks meanwhile: it
    /// answers them, or reports them and tries to cancel the task.
    ///
    /// @param verb what the task does, for messages
    /// @param name the machine's name, for messages
    void follow(
            ManagedObjectReference task, ManagedObjectReference machine, String verb, String name) {
        CallOptions limits = CallOptions.defaults().withTimeout(CallOptions.UNLIMITED);
        TaskOptions options =
                TaskOptions.of(limits)
                        .withQuestions(
                                machine, asked -> answer(machine, Question.of(asked), verb, name));
        try {
            session.tasks().follow(task, options);
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb, name);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, verb, name);
        } catch (BlockedException e) {
            throw e.withCancellation(cancel(task));
        }
    }

    private boolean cancel(ManagedObjectReference task) {
        try {
            return session.tasks().cancel(task);
        } catch (VimException _) { // the question is the error to report, not this
            return false;
        }
    }

    /// Answers a question with its default if the connection says so.
    ///
    /// @throws BlockedException if it does not, or there is no default
    void answer(ManagedObjectReference machine, Question question, String verb, String name) {
        if (!autoAnswer) {
            throw new BlockedException(question, verb, name, "");
        }
        ElementDescription choice =
                question.defaultChoice()
                        .orElseThrow(() ->
                                new BlockedException(
                                        question, verb, name, "and there is no default"));
        call(
                AnswerVMRequest.builder(machine)
                        .questionId(question.id())
                        .answerChoice(choice.key())
                        .build(),
                "answer the question of",
                name);
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
                    ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, "cannot write " + file + ": " + e, e);
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
        Counters counters = session.client().transport().requestLog().counters();
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
        session.close();
    }
}
