package dev.vireo.shell.top;

import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Ended;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Pause;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Screen;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `top`: what the domains that run use, again and again: as a picture on a terminal, as tables one
/// after the other elsewhere.
public final class TopCommand implements Command {
    private static final int SECONDS = 5;
    private static final Set<DomainStatsGroup> GROUPS =
            EnumSet.of(
                    DomainStatsGroup.CPU_TOTAL,
                    DomainStatsGroup.BALLOON,
                    DomainStatsGroup.INTERFACE,
                    DomainStatsGroup.BLOCK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "top",
                CommandSpec.Group.SHELL,
                "what running domains use, again and again",
                """
                Shows the use of processors, memory, disks and networks, in the mean over
                    the newest sample of the server, which is of 20 seconds. On a terminal q or
                    Ctrl-C ends it, c, m, d, n, a choose the order, and the arrows, PgUp, PgDn,
                    Home and End show the domains that there is no room for.\
                """,
                OptionSpec.namedText("sort", "cpu (default), mem, disk, net or name")
                        .choosing("cpu", "mem", "disk", "net", "name"),
                OptionSpec.namedNumber("interval", "seconds between two rounds (5)"),
                OptionSpec.namedNumber("iterations", "end after so many rounds"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        SortKey sort = SortKey.named(arguments.text("sort"));
        Duration interval =
                Duration.ofSeconds(atLeastOne("interval", arguments.number("interval"), SECONDS));
        int rounds = atLeastOne("iterations", arguments.number("iterations"), Integer.MAX_VALUE);
        Run run = new Run(session, interval, rounds, sort);
        try (Interruption interruption = session.interruption(Thread.currentThread()::interrupt)) {
            try {
                Optional<Screen> screen = session.openScreen();
                if (screen.isPresent()) {
                    try (Screen open = screen.get()) {
                        run.draw(open);
                    }
                } else {
                    run.print();
                }
            } catch (VirtException e) {
                if (!interruption.came()) {
                    throw e;
                }
            }
            return new Ended(interruption.came() ? Ended.INTERRUPTED : 0);
        }
    }

    private static int atLeastOne(String option, @Nullable Integer given, int usual) {
        if (given == null) {
            return usual;
        }
        if (given < 1) {
            throw CommandFailure.usage("option --" + option + " takes a number above 0");
        }
        return given;
    }

    /// The rounds.
    private static final class Run {
        private final Session session;
        private final Duration interval;
        private final int rounds;
        private final Sparklines past = new Sparklines();
        private final TopView view = new TopView();
        private SortKey sort;
        private boolean reversed;

        Run(Session session, Duration interval, int rounds, SortKey sort) {
            this.session = session;
            this.interval = interval;
            this.rounds = rounds;
            this.sort = sort;
        }

        private List<Load> fetch() {
            List<Load> loads = new ArrayList<>();
            session.connection()
                    .fetchDomainStats(GROUPS, EnumSet.of(DomainFilter.RUNNING))
                    .forEach(stats -> loads.add(Load.of(stats)));
            return loads;
        }

        /// Prints table after table, or object after object.
        void print() {
            for (int round = 0; round < rounds; round++) {
                if (round > 0 && !Pause.of(interval)) {
                    return;
                }
                List<Load> loads = fetch();
                loads.sort(sort.order(false));
                session.output().print(session.options().json() ? json(loads) : text(loads, round));
                session.output().flush();
            }
        }

        private static String json(List<Load> loads) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put(
                    "time",
                    InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString());
            members.put("domains", loads.stream().map(Load::members).toList());
            return Json.line(members);
        }

        private String text(List<Load> loads, int round) {
            StringBuilder text = new StringBuilder(round == 0 ? "" : "\n");
            text.append(title(loads)).append("\n\n");
            for (String line : new TopTable(loads, null).lines(sort)) {
                text.append(line).append('\n');
            }
            return text.toString();
        }

        private String title(List<Load> loads) {
            double cpu = 0;
            for (Load load : loads) {
                cpu += load.cpu();
            }
            return String.format(
                    Locale.ROOT,
                    "%s  %s  %d running, %.1f %% of a processor",
                    TIME.format(InstantSource.system().instant().atZone(ZoneId.systemDefault())),
                    session.connection().uri().host(),
                    loads.size(),
                    cpu);
        }

        /// Draws a picture after the other.
        void draw(Screen screen) {
            List<Load> loads = List.of();
            long next = System.nanoTime();
            int round = 0;
            while (true) {
                if (System.nanoTime() - next >= 0) {
                    if (round++ == rounds) {
                        return;
                    }
                    loads = fetch();
                    past.add(loads);
                    next = System.nanoTime() + interval.toNanos();
                }
                show(screen, loads);
                int key = screen.await(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                if (key == 'q' || key == Screen.CLOSED) {
                    return;
                }
                view.move(key);
                choose(key);
            }
        }

        private void choose(int key) {
            SortKey chosen = SortKey.of(key);
            reversed = key == 'r' ? !reversed : reversed && (chosen == null || chosen == sort);
            sort = chosen == null ? sort : chosen;
        }

        private void show(Screen screen, List<Load> loads) {
            List<Load> sorted = new ArrayList<>(loads);
            sorted.sort(sort.order(reversed));
            boolean coloured = session.output().isColoured();
            List<String> table = new TopTable(sorted, past).lines(sort, coloured, screen.width());
            screen.show(view.lines(title(sorted), table, screen.height()));
        }
    }
}
