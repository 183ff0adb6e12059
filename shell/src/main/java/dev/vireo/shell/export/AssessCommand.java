package dev.vireo.shell.export;

import dev.vireo.api.InventoryItem;
import dev.vireo.export.Assessment;
import dev.vireo.export.Effort;
import dev.vireo.export.Finding;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.Printable;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `assess`: ranks domains by how hard a move to KVM is, and says why and what to do.
public final class AssessCommand implements Command {
    private static final String NAME = "assess";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                NAME,
                CommandSpec.Group.SHELL,
                "rank domains by how hard a move to KVM is",
                """
                Looks at disks, snapshots, devices, guests and networks of the domains and says
                    for each how hard a move to KVM is (easy, moderate, hard, blocked), why, and
                    what to do about it; the hardest first. Changes nothing.\
                """,
                OptionSpec.flag(
                        "deep",
                        "read the VMX files too, and say what a conversion cannot carry over"),
                OptionSpec.list("domain", "domain name or uuid; all of them if none is given"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<String> missing = new HashSet<>(arguments.list());
        List<Assessment> all =
                Assessment.of(
                        session.connection(),
                        InstantSource.system().instant(),
                        item -> arguments.list().isEmpty() || isOneOf(item, arguments, missing));
        if (!missing.isEmpty()) {
            throw CommandFailure.of(
                    ErrorCode.NO_DOMAIN,
                    "failed to get domain '" + missing.stream().sorted().toList().getFirst() + "'");
        }
        return new Ranking(
                arguments.has("deep") ? new Configurations(session.connection()).addTo(all) : all);
    }

    private static boolean isOneOf(InventoryItem item, Arguments arguments, Set<String> missing) {
        boolean found = false;
        for (String wanted : arguments.list()) {
            if (Assessment.isNamed(item, wanted)) {
                missing.remove(wanted);
                found = true;
            }
        }
        return found;
    }

    private record Ranking(List<Assessment> all) implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            for (Assessment one : all) {
                text.append(word(one.effort()))
                        .append("  ")
                        .append(Printable.onTerminal(one.name()))
                        .append("  (")
                        .append(one.score())
                        .append(one.score() == 1 ? " point, " : " points, ")
                        .append(ByteText.of(one.capacity()))
                        .append(")\n");
                for (Finding finding : one.findings()) {
                    text.append("    ")
                            .append(word(finding.effort()))
                            .append(": ")
                            .append(Printable.onTerminal(finding.reason()))
                            .append(": ")
                            .append(Printable.onTerminal(finding.advice()))
                            .append('\n');
                }
            }
            if (!quiet) {
                text.append(summary());
            }
        }

        private String summary() {
            StringBuilder line = new StringBuilder();
            line.append(all.size()).append(all.size() == 1 ? " domain:" : " domains:");
            counts().forEach((effort, count) ->
                    line.append(line.charAt(line.length() - 1) == ':' ? " " : ", ")
                            .append(count)
                            .append(' ')
                            .append(effort));
            return line.append('\n').toString();
        }

        private Map<String, @Nullable Object> counts() {
            Map<Effort, Integer> counts = new EnumMap<>(Effort.class);
            all.forEach(one -> counts.merge(one.effort(), 1, Integer::sum));
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            for (Effort effort :
                    List.of(Effort.BLOCKED, Effort.HARD, Effort.MODERATE, Effort.EASY)) {
                named.put(word(effort), counts.getOrDefault(effort, 0));
            }
            return named;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("domains", all.stream().map(Ranking::json).toList());
            members.put("counts", counts());
            return members;
        }

        private static Map<String, @Nullable Object> json(Assessment one) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("name", one.name());
            members.put("uuid", one.uuid());
            members.put("effort", word(one.effort()));
            members.put("score", one.score());
            members.put("capacity", one.capacity());
            members.put("findings", one.findings().stream().map(Ranking::json).toList());
            return members;
        }

        private static Map<String, @Nullable Object> json(Finding finding) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("effort", word(finding.effort()));
            members.put("subject", finding.subject());
            members.put("reason", finding.reason());
            members.put("advice", finding.advice());
            return members;
        }

        private static String word(Effort effort) {
            return effort.name().toLowerCase(Locale.ROOT);
        }
    }
}
