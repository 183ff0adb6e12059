package dev.vireo.shell.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(new TopTable(LOADS, null).lines(SortKey.CPU, false))
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
