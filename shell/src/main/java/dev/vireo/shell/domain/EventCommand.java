package dev.vireo.shell.domain;

import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvents;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `event`. Knows all of libvirt's types; those that VMware tells of are in [EventLine].
public final class EventCommand implements Command {
    private static final List<String> TYPES =
            List.of(
                    "lifecycle",
                    "reboot",
                    "rtc-change",
                    "watchdog",
                    "io-error",
                    "graphics",
                    "io-error-reason",
                    "control-error",
                    "block-job",
                    "disk-change",
                    "tray-change",
                    "pm-wakeup",
                    "pm-suspend",
                    "balloon-change",
                    "pm-suspend-disk",
                    "device-removed",
                    "block-job-2",
                    "tunable",
                    "agent-lifecycle",
                    "device-added",
                    "migration-iteration",
                    "job-completed",
                    "device-removal-failed",
                    "metadata-change",
                    "block-threshold",
                    "memory-failure",
                    "memory-device-size-change");

    /// As good as for ever.
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSZ", Locale.ROOT);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "event",
                CommandSpec.Group.EVENTS,
                "Domain Events",
                "List event types, or wait for domain events to occur",
                OptionSpec.text("domain", "filter by domain name, id or uuid")
                        .completing(Completes.DOMAIN),
                OptionSpec.text("event", "which event type to wait for"),
                OptionSpec.flag("all", "wait for all events instead of just one type"),
                OptionSpec.flag("loop", "loop until timeout or interrupt, rather than one-shot"),
                OptionSpec.number("timeout", "timeout seconds"),
                OptionSpec.flag("list", "list valid event types"),
                OptionSpec.flag("timestamp", "show timestamp for each printed event"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("list", "all");
        arguments.exclusive("list", "event");
        arguments.exclusive("all", "event");
        if (arguments.has("list")) {
            return new TextReply(String.join("\n", TYPES) + "\n", Map.of("types", TYPES));
        }
        String type = type(arguments);
        if (type == null && !arguments.has("all")) {
            throw CommandFailure.usage("one of --list, --all, or --event <type> is required");
        }
        if (type != null && !TYPES.contains(type)) {
            throw CommandFailure.usage("unknown event type " + type);
        }
        Duration timeout = timeout(arguments);
        String given = isType(arguments) ? null : arguments.text("domain");
        String domain = given == null ? null : DomainLookup.ANY.find(session, given).name();
        return wait(session, arguments, type, domain, timeout);
    }

    private static @Nullable String type(Arguments arguments) {
        return isType(arguments) ? arguments.text("domain") : arguments.text("event");
    }

    /// Whether the one word that virsh takes for a domain, to complain that there is no event, is
    /// one.
    private static boolean isType(Arguments arguments) {
        String word = arguments.text("domain");
        return word != null
                && !arguments.has("all")
                && arguments.text("event") == null
                && TYPES.contains(word);
    }

    private static Duration timeout(Arguments arguments) {
        Integer seconds = arguments.number("timeout");
        if (seconds != null && seconds < 1) {
            throw CommandFailure.usage("invalid timeout");
        }
        return seconds == null ? LONGEST : Duration.ofSeconds(seconds);
    }

    private static Reply wait(
            Session session,
            Arguments arguments,
            @Nullable String type,
            @Nullable String domain,
            Duration timeout) {
        Following following = new Following(session, arguments, type, domain, timeout);
        try (DomainEvents events = session.connection().events();
                Interruption interruption = session.interruption(events::close)) {
            try {
                return following.toTheEnd(events);
            } catch (VirtException e) {
                if (!interruption.came()) {
                    throw e;
                }
                return new Received(following.received, "interrupted");
            }
        }
    }

    /// Prints events as they come.
    private static final class Following {
        private final Session session;
        private final Arguments arguments;
        private final @Nullable String type;
        private final @Nullable String domain;
        private final Duration timeout;
        private final long start = System.nanoTime();
        private int received;

        Following(
                Session session,
                Arguments arguments,
                @Nullable String type,
                @Nullable String domain,
                Duration timeout) {
            this.session = session;
            this.arguments = arguments;
            this.type = type;
            this.domain = domain;
            this.timeout = timeout;
        }

        Reply toTheEnd(DomainEvents events) {
            while (received == 0 || arguments.has("loop")) {
                Duration left = timeout.minusNanos(System.nanoTime() - start);
                Optional<DomainEvent> next =
                        left.isNegative() ? Optional.empty() : events.next(left);
                if (next.isEmpty()) {
                    return new Received(received, "timed out");
                }
                EventLine line = EventLine.of(next.get());
                if ((type == null || type.equals(line.type()))
                        && (domain == null || domain.equals(next.get().domain()))) {
                    received++;
                    print(session, arguments, next.get(), line);
                }
            }
            return new Received(received, "");
        }
    }

    private static void print(
            Session session, Arguments arguments, DomainEvent event, EventLine line) {
        if (session.options().json()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("event", line.type());
            members.put("domain", event.domain());
            members.put("time", event.time().toString());
            members.putAll(line.members());
            session.output().print(Json.line(members));
        } else {
            String at =
                    arguments.has("timestamp")
                            ? TIMESTAMP.format(event.time().atZone(ZoneId.systemDefault())) + ": "
                            : "";
            session.output().print(at + line.text(event.domain()) + "\n");
        }
        session.output().flush();
    }

    /// How it ended. Without any event it is a failure, of which virsh says nothing more.
    ///
    /// @param count how many events were printed
    /// @param end what ended it before all was printed, if anything did
    private record Received(int count, String end) implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            text.append(end.isEmpty() ? "" : "event loop " + end + "\n");
            text.append("events received: ").append(count).append('\n');
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("received", count);
            members.put("timedOut", end.equals("timed out"));
            members.put("interrupted", end.equals("interrupted"));
            return members;
        }

        @Override
        public List<CommandFailure> failures() {
            return count > 0 ? List.of() : List.of(CommandFailure.usage(List.of()));
        }
    }
}
