package dev.vireo.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What could stand where somebody types.
class CompletionTest {
    private static final CommandSpec MOVE =
            new CommandSpec(
                    "move",
                    CommandSpec.Group.DOMAIN,
                    "move a domain",
                    "",
                    OptionSpec.domain("which"),
                    OptionSpec.text("vol", "volume").completing(Completes.VOLUME),
                    OptionSpec.namedText("pool", "where").completing(Completes.POOL),
                    OptionSpec.namedText("how", "how").choosing("thin", "thick"),
                    OptionSpec.namedText("xml", "document").completing(Completes.FILE),
                    OptionSpec.flag("live", "while it runs"));

    private static final CommandSpec AGAIN =
            new CommandSpec(
                    "again",
                    CommandSpec.Group.SHELL,
                    "run a command again",
                    "",
                    OptionSpec.namedText("interval", "seconds"),
                    new OptionSpec("command", OptionSpec.Kind.COMMAND, true, "what"));

    @TempDir Path folder;
    private boolean known = true;

    private List<String> after(String... words) {
        CommandSource source =
                new CommandSource() {
                    @Override
                    public List<String> names() {
                        return List.of("move", "again");
                    }

                    @Override
                    public Optional<CommandSpec> find(String name) {
                        return switch (name) {
                            case "move" -> Optional.of(MOVE);
                            case "again" -> Optional.of(AGAIN);
                            default -> Optional.empty();
                        };
                    }
                };
        Names names =
                new Names() {
                    @Override
                    public List<String> of(Completes kind, String owner) {
                        return switch (kind) {
                            case DOMAIN -> known ? List.of("web", "worker", "a b") : List.of();
                            case POOL -> List.of("ds1", "ds2");
                            case VOLUME -> List.of(owner + "-disk");
                            default -> List.of();
                        };
                    }

                    @Override
                    public boolean areKnown(Completes kind, String owner) {
                        return known;
                    }
                };
        return new Completion(source, names, () -> folder).values(List.of(words));
    }

    @Test
    void commands() {
        assertThat(after("")).containsExactly("move", "again");
        assertThat(after("x")).isEmpty();
        assertThat(after("no-such-command", "")).isEmpty();
    }

    @Test
    void namesWhereTheValueStandsWithOrWithoutItsOption() {
        assertThat(after("move", "w")).containsExactly("web", "worker");
        assertThat(after("move", "--domain", "we")).containsExactly("web");
        assertThat(after("move", "--domain=we")).containsExactly("--domain=web");
        assertThat(after("move", "--live", "a")).containsExactly("a b");
    }

    @Test
    void namesOfWhatBelongsToSomethingThatIsNamed() {
        assertThat(after("move", "--pool", "ds1", "web", "")).containsExactly("ds1-disk");
    }

    @Test
    void optionsThatAreNotThereYet() {
        assertThat(after("move", "web", "--live", "--"))
                .containsExactly("--vol", "--pool", "--how", "--xml", "--help");
        assertThat(after("move", "--", "--")).isEmpty();
    }

    @Test
    void valuesOfWhichThereAreOnlySome() {
        assertThat(after("move", "--how", "thi")).containsExactly("thin", "thick");
    }

    @Test
    void filesAndFoldersButNoHiddenOnes() throws IOException {
        Files.writeString(folder.resolve("web.xml"), "");
        Files.writeString(folder.resolve(".secret"), "");
        Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner").resolve("deep.xml"), "");
        assertThat(after("move", "--xml", "")).containsExactly("inner/", "web.xml");
        assertThat(after("move", "--xml", "inner/d")).containsExactly("inner/deep.xml");
        assertThat(after("move", "--xml", ".s")).containsExactly(".secret");
        assertThat(after("move", "--xml", "none/")).isEmpty();
    }

    @Test
    void noOptionsWhereNamesAreStillOnTheirWay() {
        known = false;
        assertThat(after("move", "")).isEmpty();
        assertThat(after("move", "--")).contains("--live");
    }

    @Test
    void commandsWithinACommand() {
        assertThat(after("again", "m")).containsExactly("move");
        assertThat(after("again", "--interval", "3", "move", "w")).containsExactly("web", "worker");
        assertThat(after("again", "-n", "3", "move", "web", "--how=")).contains("--how=thin");
        assertThat(after("again", "--in")).containsExactly("--interval");
    }
}
