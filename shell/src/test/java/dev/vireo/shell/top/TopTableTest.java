package dev.vireo.shell.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopTableTest {
    private static Load load(String name, double cpu, long active, long disk, long network) {
        return new Load(name, "uuid " + name, cpu, 4096, active, 0, 0, disk, 0, 0, network);
    }

    private static final List<Load> LOADS =
            List.of(
                    load("web", 150, 1024, 10, 3_000),
                    load("db", 20, 2048, 5_000_000, 1),
                    load("Archive", 20, 0, 0, 0));

    @Test
    void figuresStandToTheRight() {
        assertThat(new TopTable(LOADS, null).lines(SortKey.CPU))
                .containsExactly(
                        " NAME     CPU %    MEMORY    ACTIVE  BALLOON  SWAPPED        READ   WRITTEN"
                                + "        IN         OUT",
                        " web      150.0  4.00 MiB  1.00 MiB   0.00 B   0.00 B   10.00 B/s  0.00 B/s"
                                + "  0.00 B/s  2.93 KiB/s",
                        " db        20.0  4.00 MiB  2.00 MiB   0.00 B   0.00 B  4.77 MiB/s  0.00 B/s"
                                + "  0.00 B/s    1.00 B/s",
                        " Archive   20.0  4.00 MiB    0.00 B   0.00 B   0.00 B    0.00 B/s  0.00 B/s"
                                + "  0.00 B/s    0.00 B/s");
    }

    @ParameterizedTest
    @EnumSource
    void aNarrowWindowShowsFewerFiguresAndNoHalfOnes(SortKey sort) {
        Sparklines past = new Sparklines();
        past.add(LOADS);
        TopTable table = new TopTable(LOADS, past);
        List<List<String>> whole = table.lines(sort).stream().map(TopTableTest::cells).toList();
        int before = 0;
        for (int width = 20; width < 120; width++) {
            List<String> lines = table.lines(sort, false, width);
            for (int row = 0; row < lines.size(); row++) {
                assertThat(lines.get(row)).hasSizeLessThanOrEqualTo(width);
                assertThat(whole.get(row)).containsAll(cells(lines.get(row)));
            }
            int columns = cells(lines.getFirst()).size();
            assertThat(columns).isBetween(Math.max(before, 2), 10);
            before = columns;
        }
        assertThat(before).isEqualTo(10);
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(" {2,}", -1));
    }

    @ParameterizedTest
    @CsvSource({"cpu, CPU %", "mem, ACTIVE", "disk, READ", "net, IN", "name, CPU %"})
    void theFigureThatTheOrderIsAboutStaysTheLongest(String key, String title) {
        assertThat(new TopTable(LOADS, null).lines(SortKey.named(key), false, 22).getFirst())
                .matches(" NAME +" + title);
    }

    @Test
    void onlyNamesAreCut() {
        List<Load> long1 = List.of(load("a-domain-with-a-long-name", 150, 0, 0, 0));
        assertThat(new TopTable(long1, null).lines(SortKey.CPU, false, 30))
                .containsExactly(
                        " NAME                    CPU %", " a-domain-with-a-long..  150.0");
        assertThat(new TopTable(long1, null).lines(SortKey.CPU, false, 5))
                .containsExactly(" NAME", " a-..");
    }

    @Test
    void theViewMovesOverALongTable() {
        TopView view = new TopView();
        List<String> table = new ArrayList<>(List.of("head"));
        for (int i = 1; i <= 200; i++) {
            table.add("row " + i);
        }
        assertThat(view.lines("title", table, 24))
                .hasSize(24)
                .startsWith("title")
                .containsSequence("head", "row 1")
                .endsWith("row 20")
                .anyMatch(line -> line.startsWith("1-20 of 200 "));
        assertPlace(view, table, Screen.UP, "row 1", "row 20");
        assertPlace(view, table, Screen.DOWN, "row 2", "row 21");
        assertPlace(view, table, Screen.PAGE_DOWN, "row 22", "row 41");
        assertPlace(view, table, Screen.END, "row 181", "row 200");
        assertPlace(view, table, Screen.DOWN, "row 181", "row 200");
        assertPlace(view, table, Screen.PAGE_UP, "row 161", "row 180");
        assertPlace(view, table, Screen.HOME, "row 1", "row 20");
        assertThat(view.lines("title", table.subList(0, 3), 24)).contains("row 1", "row 2", "");
        assertThat(view.lines("title", table, 3)).containsExactly("title", "head", "row 1");
    }

    private static void assertPlace(
            TopView view, List<String> table, int key, String first, String last) {
        view.move(key);
        assertThat(view.lines("title", table, 24)).containsSequence("head", first).endsWith(last);
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, web Archive db",
        "mem, db web Archive",
        "disk, db web Archive",
        "net, web db Archive",
        "name, Archive db web"
    })
    void theBusiestComeFirstAndEqualsByName(String key, String order) {
        assertThat(sorted(SortKey.named(key), false)).isEqualTo(order);
    }

    @Test
    void theOrderCanBeReversed() {
        assertThat(sorted(SortKey.NAME, true)).isEqualTo("web db Archive");
    }

    private static String sorted(SortKey key, boolean reversed) {
        List<Load> loads = new ArrayList<>(LOADS);
        loads.sort(key.order(reversed));
        return String.join(" ", loads.stream().map(Load::name).toList());
    }

    @Test
    void anotherOrderIsRefused() {
        assertThatThrownBy(() -> SortKey.named("size")).hasMessageContaining("not 'size'");
        assertThat(SortKey.of('x')).isNull();
        assertThat(SortKey.of('m')).isEqualTo(SortKey.MEM);
    }

    @Test
    void barsGrowWithTheUseAndTheOldestGo() {
        Sparklines lines = new Sparklines();
        for (int i = 0; i <= Sparklines.WIDTH; i++) {
            lines.add(List.of(load("web", i == 0 ? 800 : 100.0 * i / Sparklines.WIDTH, 0, 0, 0)));
        }
        assertThat(lines.of(load("web", 0, 0, 0, 0))).isEqualTo("▂▂▃▃▄▅▅▆▆▇▇█");
        lines.add(List.of());
        assertThat(lines.of(load("web", 0, 0, 0, 0))).isBlank().hasSize(Sparklines.WIDTH);
    }
}
