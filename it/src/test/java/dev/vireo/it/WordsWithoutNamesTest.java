package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.CommandTable;
import dev.vireo.shell.InProcess;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// As many values may stand without the names of their options as in virsh, for every command that
/// virsh has, too.
class WordsWithoutNamesTest {
    private static final List<String> WORDS =
            IntStream.range(0, 60).mapToObj(i -> "word" + i).toList();
    private static final Pattern TOO_MANY = Pattern.compile("unexpected data 'word(\\d+)'");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}([a-z-]+) ");

    /// Commands that begin something else with their words.
    private static final Set<String> WITHOUT = Set.of("connect", "exit", "quit");

    private final Command virsh = Command.stranger("virsh", "libvirt-clients");

    @Test
    void areAsManyAsInVirsh() {
        Set<String> ours = new TreeSet<>();
        CommandTable.specs().stream().map(CommandSpec::name).forEach(ours::add);
        Map<String, String> theirs = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        Matcher names = COMMAND.matcher(virsh.run("help").out());
        while (names.find()) {
            String name = names.group(1);
            if (ours.contains(name) && !WITHOUT.contains(name)) {
                theirs.put(name, taken(virsh.run(line("test:///default", name))));
                found.put(name, taken(ours(name)));
            }
        }
        assertThat(theirs).hasSizeGreaterThan(150).containsEntry("snapshot-list", "2");
        assertThat(found).isEqualTo(theirs);
    }

    private static Outcome ours(String name) {
        return new InProcess(Map.of())
                .run(List.of(line("esx://127.0.0.1:1/?transport=http", name)));
    }

    private static String[] line(String uri, String name) {
        List<String> words = new ArrayList<>(List.of("-c", uri, name));
        words.addAll(WORDS);
        return words.toArray(String[]::new);
    }

    private static String taken(Outcome outcome) {
        Matcher word = TOO_MANY.matcher(outcome.err());
        return word.find() ? word.group(1) : "any number";
    }
}
