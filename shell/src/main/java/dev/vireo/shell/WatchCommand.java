package dev.vireo.shell;

import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Ended;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Pause;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Screen;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.Json;
import dev.vireo.shell.text.Tone;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `watch`: runs another command again and again in one session.
final class WatchCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "watch",
                CommandSpec.Group.SHELL,
                "run a command again and again",
                """
                Runs a command every 2 seconds: on a terminal each result takes the place of
                    the one before, until q or Ctrl-C; elsewhere each has a line with the time
                    before it. Options of watch come before the command; -n and -d are taken, too.\
                """,
                false,
                List.of(
                        OptionSpec.namedText("interval", "seconds between two runs (2)"),
                        OptionSpec.namedNumber("count", "end after so many runs"),
                        OptionSpec.flag("differences", "mark what is not as in the run before"),
                        new OptionSpec(
                                "command",
                                OptionSpec.Kind.COMMAND,
                                true,
                                "command and its arguments")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        WatchOptions options = WatchOptions.of(arguments);
        CommandParser.Call call = command(options.words());
        if (call.command() instanceof QuitCommand || call.command() instanceof WatchCommand) {
            throw CommandFailure.usage(
                    "command '" + call.spec().name() + "' cannot be run again and again");
        }
        if (call.spec().connects() && !session.isConnected()) {
            try {
                session.connect();
            } catch (VirtException e) {
                throw CommandFailure.because("failed to connect to the hypervisor", e);
            }
        }
        Run run = new Run(session, options, call);
        try (Interruption interruption = session.interruption(Thread.currentThread()::interrupt)) {
            Optional<Screen> screen = session.openScreen();
            if (screen.isPresent()) {
                try (Screen open = screen.get()) {
                    run.draw(open, interruption);
                }
            } else {
                run.print(interruption);
            }
            return new Ended(interruption.came() ? Ended.INTERRUPTED : run.failed ? 1 : 0);
        }
    }

    /// One word with blanks is a text, as on the command line.
    private static CommandParser.Call command(List<String> words) {
        if (words.size() > 1 || words.getFirst().indexOf(' ') < 0) {
            return CommandParser.parse(words);
        }
        List<CommandParser.Call> calls = CommandParser.parseAll(words.getFirst());
        if (calls.size() != 1) {
            throw CommandFailure.usage("'watch' runs one command");
        }
        return calls.getFirst();
    }

    /// The runs.
    private static final class Run {
        private final Session session;
        private final WatchOptions options;
        private final CommandParser.Call call;
        private boolean failed;

        Run(Session session, WatchOptions options, CommandParser.Call call) {
            this.session = session;
            this.options = options;
            this.call = call;
        }

        private Reply once() {
            Arguments given = call.arguments();
            return call.command()
                    .run(
                            session,
                            session.hasOwnFolder()
                                    ? given.in(session.folder(), call.spec())
                                    : given);
        }

        /// Prints one result after the other.
        void print(Interruption interruption) {
            for (int i = 0; i < options.count(); i++) {
                if (i > 0 && !Pause.of(options.interval())) {
                    return;
                }
                String time = TIME.format(now());
                Reply reply = null;
                CommandFailure failure = null;
                try {
                    reply = once();
                } catch (CommandFailure e) {
                    failure = e;
                } catch (VirtException e) {
                    failure = CommandFailure.of(e.code(), String.valueOf(e.getMessage()));
                }
                failed = reply == null || !reply.failures().isEmpty();
                if (interruption.came()) {
                    return;
                }
                if (session.options().json()) {
                    session.output().print(json(reply, failure));
                } else {
                    String start = i == 0 || session.options().quiet() ? "" : "\n";
                    session.output().print(start + time + ": " + options.text() + "\n");
                    print(reply, failure);
                }
                session.output().flush();
            }
        }

        private void print(@Nullable Reply reply, @Nullable CommandFailure failure) {
            FailureReport failures = new FailureReport(session.output(), false);
            if (failure != null) {
                failures.print(failure);
            }
            if (reply != null) {
                StringBuilder text = new StringBuilder();
                append(reply, text);
                if (session.output().isColoured()) {
                    session.output().printColoured(text);
                } else {
                    session.output().print(text);
                }
                reply.failures().forEach(failures::print);
            }
        }

        private void append(Reply reply, StringBuilder text) {
            if (session.output().isColoured() && !options.differences()) {
                reply.appendColoured(text, session.options().quiet());
            } else {
                reply.appendText(text, session.options().quiet());
            }
        }

        private String json(@Nullable Reply reply, @Nullable CommandFailure failure) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put(
                    "time",
                    InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString());
            members.put("command", options.text());
            if (reply != null) {
                members.put("result", reply.json());
            }
            if (failure != null) {
                members.put("error", FailureReport.members(failure));
            }
            return Json.line(members);
        }

        private static ZonedDateTime now() {
            return InstantSource.system().instant().atZone(ZoneId.systemDefault());
        }

        /// Draws one result in place of the other.
        void draw(Screen screen, Interruption interruption) {
            List<String> before = List.of();
            for (int i = 0; i < options.count(); i++) {
                List<String> lines = picture();
                if (interruption.came()) {
                    return;
                }
                String title = "every " + options.seconds() + " s: " + options.text();
                WatchPicture picture = new WatchPicture(title, TIME.format(now()), lines);
                List<String> old = options.differences() ? before : lines;
                if (!show(screen, picture, i == 0 ? lines : old)) {
                    return;
                }
                before = lines;
            }
        }

        /// Shows a result until it is time for the next one.
        ///
        /// @return false if that is not wanted
        private boolean show(Screen screen, WatchPicture picture, List<String> before) {
            long end = System.nanoTime() + options.interval().toNanos();
            while (true) {
                screen.show(picture.lines(before));
                int key = screen.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                if (key == Screen.NO_KEY) {
                    return true;
                }
                if (key == 'q' || key == Screen.CLOSED) {
                    return false;
                }
            }
        }

        private List<String> picture() {
            StringBuilder text = new StringBuilder();
            failed = false;
            try {
                Reply reply = once();
                append(reply, text);
                reply.failures().forEach(failure -> fail(text, failure));
            } catch (CommandFailure e) {
                fail(text, e);
            } catch (VirtException e) {
                fail(text, CommandFailure.of(e.code(), String.valueOf(e.getMessage())));
            }
            return text.toString().lines().toList();
        }

        private void fail(StringBuilder text, CommandFailure failure) {
            failed = true;
            String error = session.output().isColoured() ? Tone.BAD.of("error:") : "error:";
            for (String message : failure.messages()) {
                text.append(error).append(' ').append(message).append('\n');
            }
        }
    }
}
