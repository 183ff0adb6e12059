package dev.vireo.shell.command;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.KnownHosts;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.api.Statistics;
import dev.vireo.shell.text.Output;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the commands of one run share: the connection, opened when the first of them needs it.
public final class Session {
    private static final int UNKNOWN = -1;

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Prompt prompt;
    private volatile int taskPercent = UNKNOWN;
    private final @Nullable ChangeRecorder recorder;
    private final @Nullable QuestionPolicy questions;
    private @Nullable String uri;
    private boolean readOnly;
    private @Nullable Path folder;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Interruption waiting;
    private Supplier<Optional<Screen>> screens = Optional::empty;

    /// Makes a session without a connection.
    ///
    /// @throws dev.vireo.model.VirtException if the rules for questions cannot be understood
    public Session(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
        this.prompt = new AttentivePrompt(surroundings.prompt(), surroundings.output());
        String how = options.onQuestion();
        this.questions = how == null ? null : new OnQuestion(prompt).policy(how);
        boolean dryRun = options.script().dryRun();
        this.recorder = dryRun || auditFile() != null ? new ChangeRecorder(!dryRun) : null;
        this.uri = options.uri();
        this.readOnly = options.readOnly();
    }

    /// Returns standard input.
    public InputStream input() {
        return surroundings.input();
    }

    /// Returns where a command writes that prints before it has ended.
    public Output output() {
        return surroundings.output();
    }

    public GlobalOptions options() {
        return options;
    }

    public boolean isConnected() {
        return connection != null;
    }

    /// Opens the connection.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    public void connect() {
        connection = open(uriText());
    }

    /// Opens the connection without a question to anybody: who presses Tab is not asked for a
    /// password.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be opened so
    public void connectUnasked() {
        ConnectUri where = ConnectUri.parse(uriText());
        connection = surroundings.connector().apply(request(where, new Nobody()));
    }

    /// Answers no question.
    private record Nobody() implements Prompt {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
            return Optional.empty();
        }
    }

    /// Opens another connection in place of the one that there is, which stays if that fails.
    ///
    /// @param text the URI, null for the same as before
    /// @param onlyReading whether changes are refused; without a URI they stay refused if they were
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    public void reconnect(@Nullable String text, boolean onlyReading) {
        Connection old = connection;
        boolean wasReadOnly = readOnly;
        readOnly = onlyReading || (text == null && wasReadOnly);
        try {
            connection = open(text == null ? uriText() : text);
        } catch (RuntimeException e) {
            readOnly = wasReadOnly;
            throw e;
        }
        uri = text == null ? uri : text;
        if (old != null) {
            old.close();
        }
    }

    /// Returns who remembers changes, null if nobody wants to know.
    public @Nullable ChangeRecorder recorder() {
        return recorder;
    }

    /// Returns whether commands only tell what they would do: neither servers nor files of this
    /// machine are changed.
    public boolean isTrial() {
        return recorder != null && !recorder.permitsChanges();
    }

    /// Returns the file in which is noted what is done, null if nothing is.
    public final @Nullable String auditFile() {
        String given = options.script().audit();
        String usual = given == null ? environment("VIREO_AUDIT") : given;
        return usual == null || usual.isEmpty() ? null : usual;
    }

    /// Returns whether changes are refused.
    public boolean isReadOnly() {
        return readOnly;
    }

    /// Returns whether commands come from standard input or a file.
    public boolean readsCommands() {
        return options.words().isEmpty();
    }

    /// Returns whether somebody types commands, one after the other.
    public boolean isInteractive() {
        return surroundings.interactive() && readsCommands() && options.script().file() == null;
    }

    /// Returns whether somebody sits at a terminal, types there and sees results there.
    public boolean hasTerminal() {
        return surroundings.interactive()
                && output().isTerminal()
                && surroundings.input() instanceof FileInputStream;
    }

    /// Returns who can be asked what to do, empty for a script.
    public Optional<Prompt> person() {
        return surroundings.interactive() && !options.json()
                ? Optional.of(prompt)
                : Optional.empty();
    }

    /// Tells a person that a command is at work, from half a second on, until what is returned is
    /// closed.
    ///
    /// @param label what is at work
    public Activity activity(String label) {
        taskPercent = UNKNOWN;
        output().giveLine();
        String terminal = surroundings.environment().getOrDefault("TERM", "dumb");
        boolean seen = output().errorsAreSeen() && !terminal.isEmpty() && !terminal.equals("dumb");
        return seen && !options.quiet() && !options.json()
                ? Activity.start(output(), label, () -> taskPercent)
                : Activity.none(output());
    }

    /// Says where pictures are drawn.
    ///
    /// @param source takes the terminal, if it can show pictures
    public void drawOn(Supplier<Optional<Screen>> source) {
        screens = source;
    }

    /// Takes the terminal for pictures, also from who edits lines there, until it is closed.
    ///
    /// @return empty if no person is at a terminal that can show pictures
    public Optional<Screen> openScreen() {
        return hasTerminal() && !options.json() ? screens.get() : Optional.empty();
    }

    /// Returns the folder that names of files begin at: that of the process, which Java cannot
    /// change, unless a person has chosen another one.
    public Path folder() {
        Path chosen = folder;
        return chosen == null ? Path.of("").toAbsolutePath() : chosen;
    }

    /// Returns whether names of files begin elsewhere than in the folder of the process.
    public boolean hasOwnFolder() {
        return folder != null;
    }

    /// Returns the name of a file that is to be in [#folder()].
    public String file(String name) {
        Path chosen = folder;
        return chosen == null ? name : chosen.resolve(name).toString();
    }

    /// Has names of files begin at another folder.
    public void changeFolder(Path path) {
        folder = path;
    }

    /// Returns an environment variable.
    public @Nullable String environment(String name) {
        return surroundings.environment().get(name);
    }

    /// Lets the command that is at work be interrupted, until what is returned is closed.
    ///
    /// @param ending ends the wait of the thread that calls this
    public Interruption interruption(Runnable ending) {
        Interruption outer = waiting;
        Interruption interruption = Interruption.of(ending, () -> waiting = outer);
        waiting = interruption;
        return interruption;
    }

    /// Interrupts the command that is at work, from another thread.
    ///
    /// @return whether there is one that can be
    public boolean interrupt() {
        Interruption command = waiting;
        if (command != null) {
            command.raise();
        }
        return command != null;
    }

    /// Returns whether the command that is at work was interrupted.
    public boolean isInterrupted() {
        Interruption command = waiting;
        return command != null && command.came();
    }

    /// Opens another connection, which the caller closes.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    public Connection open(String text) {
        ConnectRequest request = request(ConnectUri.parse(text));
        if (surroundings.interactive()) {
            request = request.withCertificateQuestion(new CertificatePrompt(prompt));
        }
        if (questions != null) {
            request = request.withQuestions(questions);
        }
        if (recorder != null) {
            request = request.withChanges(recorder);
        }
        request = request.withTaskProgress(percent -> taskPercent = percent);
        if (options.taskTimeout() != null) {
            request = request.withTaskTimeout(options.taskTimeout());
        }
        return surroundings.connector().apply(request);
    }

    /// Says how to open a connection: with whose credentials, and which certificates are known.
    public ConnectRequest request(ConnectUri where) {
        return request(where, prompt);
    }

    private ConnectRequest request(ConnectUri where, Prompt asking) {
        ShellCredentials credentials =
                new ShellCredentials(surroundings.environment(), where, asking);
        return new ConnectRequest(where, credentials, readOnly)
                .withKnownHosts(KnownHosts.ofEnvironment(surroundings.environment(), where));
    }

    /// Returns the connection, which [#connect()] has opened.
    public Connection connection() {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("a command that connects did not say so");
        }
        return open;
    }

    /// Returns the connection if it is open, to any thread.
    public Optional<Connection> openConnection() {
        return Optional.ofNullable(connection);
    }

    /// Logs out.
    public void close() {
        openConnection().ifPresent(Connection::close);
    }

    /// Returns what was sent and received, logout included, if anything was.
    public Optional<Statistics> statistics() {
        return openConnection().map(Connection::statistics);
    }

    /// Returns the URI of the connection as it was given: on the command line, in the environment,
    /// or that of the simulated host.
    public String uriText() {
        String given = uri;
        if (given != null) {
            return given;
        }
        Map<String, String> environment = surroundings.environment();
        String own = environment.getOrDefault("VIREO_DEFAULT_URI", "");
        String libvirts = environment.getOrDefault("LIBVIRT_DEFAULT_URI", "");
        if (!own.isEmpty()) {
            return own;
        }
        return libvirts.isEmpty() ? "sim://" : libvirts;
    }
}
