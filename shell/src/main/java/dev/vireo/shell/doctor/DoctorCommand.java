package dev.vireo.shell.doctor;

import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Diagnosis;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `doctor`: tells why a connection does not work, and what to do about it.
public final class DoctorCommand implements Command {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /// All from the first colon behind the scheme to the last `@`, as passwords may have any
    /// character.
    private static final Pattern PASSWORD = Pattern.compile("(?s)^([^:]*://[^:]*|[^:]*):.*@");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "doctor",
                CommandSpec.Group.SHELL,
                "tell why a connection does not work, and what to do about it",
                """
                Checks the URI, the name, the port, the certificate, the API, the credentials, the
                    clock, the license, the state of hosts and the account's privileges, in this
                    order, and ends at the first that fails. Changes nothing, asks nothing about
                    certificates, and sends no password to a server that is not trusted.\
                """,
                false,
                List.of(
                        OptionSpec.text("uri", "what to look at instead of the URI of -c"),
                        OptionSpec.namedNumber(
                                "timeout", "seconds to wait for each answer, 10 by default")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        @Nullable String given = arguments.text("uri");
        String text = given == null ? session.uriText() : given;
        return new DoctorReply(diagnose(session, text, timeout(arguments)));
    }

    private static Duration timeout(Arguments arguments) {
        @Nullable Integer seconds = arguments.number("timeout");
        if (seconds != null && seconds <= 0) {
            throw CommandFailure.usage("--timeout must be at least 1 second");
        }
        return seconds == null ? USUAL_TIMEOUT : Duration.ofSeconds(seconds);
    }

    private static Diagnosis diagnose(Session session, String text, Duration timeout) {
        ConnectUri uri;
        try {
            uri = ConnectUri.parse(text);
        } catch (VirtException e) {
            return Connection.diagnoseMalformed(withoutPassword(text), e);
        }
        return Connection.diagnose(session.request(uri), timeout);
    }

    /// Leaves out what may be a password: that is one reason why a URI is refused.
    private static String withoutPassword(String uri) {
        return PASSWORD.matcher(uri).replaceFirst("$1:***@");
    }
}
