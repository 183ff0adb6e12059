package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.NodeInfo;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFiguresTest {
    private static final Map<String, Object> HOST =
            Map.of(
                    HostFigures.HZ,
                    3_591_345_000L,
                    HostFigures.CORES,
                    (short) 8,
                    HostFigures.PACKAGES,
                    (short) 2,
                    HostFigures.THREADS,
                    (short) 16,
                    HostFigures.MEMORY,
                    4_294_430_720L,
                    HostFigures.NODES,
                    2,
                    HostFigures.MODEL,
                    "Intel(R) Core(TM) i7-3615QM CPU @ 2.30GHz",
                    HostFigures.MEMORY_USAGE,
                    1404,
                    HostFigures.HOST_NAME,
                    "esx1",
                    HostFigures.DOMAIN_NAME,
                    "example.com");

    @Test
    void countsCoresInEachSocketAndThreadsInEachCore() {
        assertThat(HostFigures.nodeInfo(row(HOST)))
                .isEqualTo(
                        new NodeInfo(
                                "Intel Core i7-3615QM CPU @ 2.30", 4_193_780, 8, 3591, 2, 2, 4, 2));
    }

    @Test
    void freeMemoryIsWhatTheUsageLeaves() {
        assertThat(HostFigures.freeMemory(row(HOST)))
                .isEqualTo(4_294_430_720L - 1404L * 1024 * 1024);
    }

    @Test
    void joinsHostAndDomainName() {
        assertThat(HostFigures.hostname(row(HOST))).isEqualTo("esx1.example.com");
        assertThat(HostFigures.hostname(row(without(HostFigures.DOMAIN_NAME)))).isEqualTo("esx1");
    }

    @Test
    void namesThePropertyThatIsMissing() {
        assertThatThrownBy(() -> HostFigures.nodeInfo(row(without(HostFigures.MEMORY))))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("'hardware.memorySize'");
    }

    @ParameterizedTest
    @CsvSource({
        "'Intel(R)   Xeon(R) CPU', 'Intel Xeon CPU'",
        "'  AMD  EPYC(TM)', 'AMD EPYC'",
        "'a123456789b123456789c123456789d123', 'a123456789b123456789c123456789d'",
        "'a123456789b123456789c123456789ü', 'a123456789b123456789c123456789'"
    })
    void shortensModels(String name, String model) {
        assertThat(HostFigures.model(name)).isEqualTo(model);
    }

    private static Map<String, Object> without(String property) {
        Map<String, Object> host = new HashMap<>(HOST);
        host.remove(property);
        return host;
    }

    private static Row row(Map<String, Object> properties) {
        return new Row(new ManagedObjectReference("HostSystem", "ha-host"), properties);
    }
}
