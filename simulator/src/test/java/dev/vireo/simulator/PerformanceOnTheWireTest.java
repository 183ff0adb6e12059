package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a client with a parser of its own sees of performance counters.
class PerformanceOnTheWireTest {
    private static PlainClient.Reply query(String interval, String format) {
        try (Simulator simulator = Simulator.builder().machine("web", m -> m.cpus(2)).start();
                PlainClient client = PlainClient.login(simulator)) {
            return client.post(
                    "QueryPerf", Map.of("id", "1", "interval", interval, "format", format));
        }
    }

    @Test
    void everyEntityAndSeriesNamesItsType() {
        PlainClient.Reply reply = query("20", "normal");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .containsPattern("<returnval [^>]*xsi:type=\"PerfEntityMetric\"")
                .containsPattern("<value [^>]*xsi:type=\"PerfMetricIntSeries\"")
                .contains("<instance></instance>", "<instance>0</instance>")
                .contains("<instance>1</instance>")
                .contains(">ha-host</entity>");
        assertThat(reply.text("interval")).contains("20");
    }

    @Test
    void textComesAsText() {
        PlainClient.Reply reply = query("20", "csv");
        assertThat(reply.body())
                .containsPattern("<returnval [^>]*xsi:type=\"PerfEntityMetricCSV\"")
                .containsPattern("<value>\\d+,\\d+</value>");
        assertThat(reply.text("sampleInfoCSV").orElseThrow())
                .matches("20,\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z,20,\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z");
    }

    @Test
    void unknownIntervalIsAFaultThatNamesIt() {
        PlainClient.Reply reply = query("77", "normal");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("xsi:type=\"InvalidArgument\"");
        assertThat(reply.text("invalidProperty")).contains("querySpec.interval");
    }
}
