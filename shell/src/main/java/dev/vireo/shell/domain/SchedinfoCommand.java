package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.api.SchedulerParameters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.ParameterLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `schedinfo`. `--weight` and `--cap` are for schedulers that VMware does not have.
public final class SchedinfoCommand implements Command {
    private static final String TITLE = "Scheduler";
    private static final String NAME = "allocation";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "schedinfo",
                CommandSpec.Group.DOMAIN,
                "show/set scheduler parameters",
                "Show/Set scheduler parameters.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.namedNumber("weight", "weight for XEN_CREDIT"),
                OptionSpec.namedNumber("cap", "cap for XEN_CREDIT"),
                OptionSpec.flag("current", "get/set current scheduler info"),
                OptionSpec.flag("config", "get/set value to be used on next boot"),
                OptionSpec.flag("live", "get/set value from running domain"),
                OptionSpec.list("set", "parameter=value"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        SchedulerParameters wanted;
        try {
            wanted = wanted(arguments);
            if (!wanted.equals(SchedulerParameters.NONE)) {
                domain.setSchedulerParameters(wanted, sides);
            }
            return show(domain, domain.fetchSchedulerParameters(sides));
        } catch (CommandFailure e) {
            return new Begun(e);
        } catch (VirtException e) {
            return new Begun(CommandFailure.of(e.code(), e.code().message(e.detail())));
        }
    }

    private static SchedulerParameters wanted(Arguments arguments) {
        List<String> settings = new ArrayList<>(arguments.list());
        for (String name : List.of("weight", "cap")) {
            if (arguments.number(name) != null) {
                settings.add(name + "=" + arguments.raw(name));
            }
        }
        SchedulerParameters wanted = SchedulerParameters.NONE;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw CommandFailure.of(
                        ErrorCode.INVALID_ARG, "Invalid syntax for --set, expecting name=value");
            }
            wanted = with(wanted, setting.substring(0, equals), setting.substring(equals + 1));
        }
        return wanted;
    }

    private static SchedulerParameters with(SchedulerParameters known, String name, String value) {
        return switch (name) {
            case "reservation" ->
                    new SchedulerParameters(
                            OptionalLong.of(number(name, value, "long long")),
                            known.limitMhz(),
                            known.shares());
            case "limit" ->
                    new SchedulerParameters(
                            known.reservationMhz(),
                            OptionalLong.of(number(name, value, "long long")),
                            known.shares());
            case "shares" ->
                    new SchedulerParameters(
                            known.reservationMhz(),
                            known.limitMhz(),
                            OptionalInt.of((int) number(name, value, "int")));
            default ->
                    throw CommandFailure.of(
                            ErrorCode.INVALID_ARG, "invalid scheduler option: " + name);
        };
    }

    private static long number(String name, String text, String type) {
        try {
            return type.equals("int") ? Integer.parseInt(text) : Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "invalid argument: Invalid value for field '" + name + "': expected " + type);
        }
    }

    private static Reply show(Domain domain, SchedulerParameters parameters) {
        ParameterLines lines = new ParameterLines().add(TITLE, NAME);
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("scheduler", NAME);
        parameters
                .reservationMhz()
                .ifPresent(mhz -> {
                    lines.add("reservation", "" + mhz);
                    members.put("reservationMhz", mhz);
                });
        parameters
                .limitMhz()
                .ifPresent(mhz -> {
                    lines.add("limit", "" + mhz);
                    members.put("limitMhz", mhz);
                });
        parameters
                .shares()
                .ifPresent(shares -> {
                    lines.add("shares", "" + shares);
                    members.put("shares", shares);
                });
        return new TextReply(lines.toString(), members);
    }

    /// The scheduler's name is printed before anything can fail.
    private record Begun(CommandFailure failure) implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            text.append(new ParameterLines().add(TITLE, NAME));
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return Map.of("scheduler", NAME);
        }

        @Override
        public List<CommandFailure> failures() {
            return List.of(failure);
        }
    }
}
