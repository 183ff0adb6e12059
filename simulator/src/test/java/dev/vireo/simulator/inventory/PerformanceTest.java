package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CreatePerfIntervalRequest;
import dev.vireo.vim.HostListSummaryQuickStats;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PerfCounterInfo;
import dev.vireo.vim.PerfEntityMetric;
import dev.vireo.vim.PerfEntityMetricBase;
import dev.vireo.vim.PerfEntityMetricCSV;
import dev.vireo.vim.PerfInterval;
import dev.vireo.vim.PerfMetricId;
import dev.vireo.vim.PerfMetricIntSeries;
import dev.vireo.vim.PerfMetricSeriesCSV;
import dev.vireo.vim.PerfProviderSummary;
import dev.vireo.vim.PerfQuerySpec;
import dev.vireo.vim.PerfSampleInfo;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.QueryAvailablePerfMetricRequest;
import dev.vireo.vim.QueryPerfCompositeRequest;
import dev.vireo.vim.QueryPerfCounterByLevelRequest;
import dev.vireo.vim.QueryPerfCounterRequest;
import dev.vireo.vim.QueryPerfProviderSummaryRequest;
import dev.vireo.vim.QueryPerfRequest;
import dev.vireo.vim.RemovePerfIntervalRequest;
import dev.vireo.vim.UpdatePerfIntervalRequest;
import dev.vireo.vim.VirtualMachineQuickStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Clients ask for counters by name, and for their values.
class PerformanceTest {
    private static final ManagedObjectReference HOST =
            new ManagedObjectReference("HostSystem", "ha-host");

    private final TestServer server =
            TestServer.esx(
                    MachinePlan.linux("web", 2, 2048, 20),
                    MachinePlan.linux("db", 4, 8192, 100),
                    MachinePlan.linux("off", 1, 1024, 10).in(PowerState.OFF));

    private static ManagedObjectReference manager(TestServer server) {
        return Objects.requireNonNull(server.content().perfManager());
    }

    private static List<PerfCounterInfo> counters(TestServer server) {
        return list(server, "perfCounter", PerfCounterInfo.class);
    }

    private static <T> List<T> list(TestServer server, String property, Class<T> type) {
        ArrayValue array =
                (ArrayValue) Objects.requireNonNull(server.read(manager(server), property));
        return array.items().stream().map(type::cast).toList();
    }

    private static int key(TestServer server, String fullName) {
        return counters(server).stream()
                .filter(counter -> fullName(counter).equals(fullName))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static String fullName(PerfCounterInfo counter) {
        return counter.groupInfo().key()
                + '.'
                + counter.nameInfo().key()
                + '.'
                + counter.rollupType().value();
    }

    private PerfQuerySpec.Builder<?> spec(
            ManagedObjectReference entity, String counter, String instance) {
        return PerfQuerySpec.builder()
                .entity(entity)
                .metricId(
                        List.of(
                                PerfMetricId.builder()
                                        .counterId(key(server, counter))
                                        .instance(instance)
                                        .build()));
    }

    private List<PerfEntityMetricBase> query(TestServer asked, PerfQuerySpec... specs) {
        return asked.call(
                QueryPerfRequest.builder(manager(asked)).querySpec(List.of(specs)).build());
    }

    private PerfEntityMetric one(PerfQuerySpec.Builder<?> spec) {
        return (PerfEntityMetric) query(server, spec.build()).getFirst();
    }

    private long latest(ManagedObjectReference entity, String counter) {
        PerfEntityMetric metric = one(spec(entity, counter, "").intervalId(20).maxSample(1));
        return values(metric, 0).getLast();
    }

    private static List<Long> values(PerfEntityMetric metric, int series) {
        return ((PerfMetricIntSeries) metric.value().get(series)).value();
    }

    private VirtualMachineQuickStats stats(int machine) {
        return (VirtualMachineQuickStats)
                Objects.requireNonNull(server.read(TestServer.vm(machine), "summary.quickStats"));
    }

    @Test
    void latestSampleIsWhatQuickStatsSay() {
        ManagedObjectReference web = TestServer.vm(1);
        VirtualMachineQuickStats stats = stats(1);
        assertThat(stats.overallCpuUsage())
                .isPositive()
                .isEqualTo((int) latest(web, "cpu.usagemhz.average"));
        assertThat(stats.overallCpuDemand()).isEqualTo((int) latest(web, "cpu.demand.average"));
        assertThat(stats.guestMemoryUsage()).isEqualTo(mib(latest(web, "mem.active.average")));
        long taken = latest(web, "mem.consumed.average") + latest(web, "mem.overhead.average");
        assertThat(stats.hostMemoryUsage()).isPositive().isEqualTo(mib(taken));
        HostListSummaryQuickStats host =
                (HostListSummaryQuickStats)
                        Objects.requireNonNull(server.read(HOST, "summary.quickStats"));
        assertThat(host.overallCpuUsage()).isEqualTo((int) latest(HOST, "cpu.usagemhz.average"));
        assertThat(host.overallMemoryUsage()).isEqualTo(mib(latest(HOST, "mem.consumed.average")));
    }

    private static int mib(long kib) {
        return (int) (kib >> 10);
    }

    @Test
    void lastHourComesInSamplesOfTwentySeconds() {
        PerfEntityMetric metric = one(spec(TestServer.vm(1), "cpu.usage.average", ""));
        assertThat(metric.sampleInfo()).hasSize(180);
        assertThat(metric.sampleInfo()).extracting(PerfSampleInfo::interval).containsOnly(20);
        assertThat(metric.sampleInfo().getLast().timestamp()).isEqualTo(server.instant());
        assertThat(values(metric, 0)).hasSize(180).allMatch(value -> value > 0 && value <= 10_000);
        assertThat(values(metric, 0).stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void startIsLeftOutAndEndIsIncluded() {
        Instant now = server.instant();
        PerfEntityMetric metric =
                one(
                        spec(TestServer.vm(1), "cpu.usage.average", "")
                                .startTime(now.minusSeconds(100))
                                .endTime(now.minusSeconds(40)));
        assertThat(metric.sampleInfo())
                .extracting(PerfSampleInfo::timestamp)
                .containsExactly(now.minusSeconds(80), now.minusSeconds(60), now.minusSeconds(40));
    }

    @Test
    void pastStaysWhatItWas() {
        Instant then = server.instant();
        PerfQuerySpec.Builder<?> spec =
                spec(TestServer.vm(1), "mem.active.average", "")
                        .startTime(then.minusSeconds(600))
                        .endTime(then);
        PerfEntityMetric before = one(spec);
        server.pass(Duration.ofMinutes(10));
        assertThat(one(spec)).isEqualTo(before);
    }

    @Test
    void processorsMakeUpTheWhole() {
        PerfEntityMetric metric =
                one(spec(TestServer.vm(2), "cpu.used.summation", "*").maxSample(1));
        assertThat(metric.value())
                .extracting(series -> series.id().instance())
                .containsExactly("", "0", "1", "2", "3");
        long parts = 0;
        for (int i = 1; i < 5; i++) {
            parts += values(metric, i).getFirst();
        }
        assertThat(parts).isEqualTo(values(metric, 0).getFirst()).isPositive();
    }

    @Test
    void uptimeCountsOn() {
        long before = latest(TestServer.vm(1), "sys.uptime.latest");
        server.pass(Duration.ofMinutes(2));
        assertThat(latest(TestServer.vm(1), "sys.uptime.latest")).isEqualTo(before + 120);
    }

    @Test
    void textHasIntervalsTimesAndValues() {
        PerfEntityMetricCSV metric =
                (PerfEntityMetricCSV)
                        query(
                                        server,
                                        spec(TestServer.vm(1), "cpu.usagemhz.average", "")
                                                .format("csv")
                                                .maxSample(2)
                                                .build())
                                .getFirst();
        assertThat(metric.sampleInfoCSV())
                .isEqualTo("20,2026-03-01T11:59:40Z,20,2026-03-01T12:00:00Z");
        PerfMetricSeriesCSV series = metric.value().getFirst();
        assertThat(series.value()).matches("\\d+,\\d+");
    }

    @Test
    void machineThatIsOffHasNoValues() {
        assertThat(query(server, spec(TestServer.vm(3), "cpu.usage.average", "").build()))
                .isEmpty();
        assertThat(available(server, TestServer.vm(3), null)).isEmpty();
        VirtualMachineQuickStats stats = stats(3);
        assertThat(stats.overallCpuUsage()).isZero();
        assertThat(stats.hostMemoryUsage()).isZero();
    }

    @Test
    void switchingOffFreesTheHost() {
        long before = latest(HOST, "mem.consumed.average");
        server.call(PowerOffVMTaskRequest.builder(TestServer.vm(2)).build());
        assertThat(latest(HOST, "mem.consumed.average")).isLessThan(before);
    }

    private static List<PerfMetricId> available(
            TestServer asked, ManagedObjectReference entity, @Nullable Integer interval) {
        return asked.call(
                QueryAvailablePerfMetricRequest.builder(manager(asked))
                        .entity(entity)
                        .intervalId(interval)
                        .build());
    }

    @Test
    void everyAvailableMetricHasValues() {
        for (ManagedObjectReference entity : List.of(TestServer.vm(1), HOST)) {
            List<PerfMetricId> available = available(server, entity, 20);
            assertThat(available).hasSizeGreaterThan(80).doesNotHaveDuplicates();
            PerfEntityMetric metric =
                    one(PerfQuerySpec.builder().entity(entity).metricId(available).maxSample(3));
            assertThat(metric.value()).hasSize(available.size());
            for (int i = 0; i < available.size(); i++) {
                assertThat(values(metric, i)).hasSize(3).allMatch(value -> value >= 0);
            }
        }
    }

    @Test
    void devicesHaveTheirNames() {
        assertThat(available(server, TestServer.vm(1), 20))
                .extracting(PerfMetricId::instance)
                .contains("", "0", "1", "4000", "scsi0:0")
                .doesNotContain("2");
    }

    @Test
    void countersAreFoundByTheNamesOfTheDocumentation() {
        assertThat(counters(server))
                .extracting(PerformanceTest::fullName)
                .doesNotHaveDuplicates()
                .contains(
                        "cpu.usage.average",
                        "cpu.ready.summation",
                        "mem.vmmemctl.average",
                        "net.usage.average",
                        "disk.usage.average",
                        "virtualDisk.totalReadLatency.average",
                        "datastore.numberReadAveraged.average",
                        "storagePath.totalWriteLatency.average",
                        "sys.uptime.latest",
                        "power.power.average",
                        "rescpu.actav1.latest");
        assertThat(counters(server)).extracting(PerfCounterInfo::key).doesNotHaveDuplicates();
        List<PerfCounterInfo> known =
                server.call(
                        QueryPerfCounterRequest.builder(manager(server))
                                .counterId(List.of(2, 6))
                                .build());
        assertThat(known)
                .extracting(PerformanceTest::fullName)
                .containsExactly("cpu.usage.average", "cpu.usagemhz.average");
    }

    @Test
    void hostKeepsOneIntervalThatCannotBeChanged() {
        assertThat(intervals(server)).extracting(PerfInterval::samplingPeriod).containsExactly(300);
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() ->
                        server.call(
                                RemovePerfIntervalRequest.builder(manager(server))
                                        .samplePeriod(300)
                                        .build()))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(NotSupported.class));
        PerfEntityMetric metric = one(spec(HOST, "mem.usage.average", "").intervalId(300));
        assertThat(metric.sampleInfo()).hasSize(432);
    }

    private static List<PerfInterval> intervals(TestServer server) {
        return list(server, "historicalInterval", PerfInterval.class);
    }

    @Test
    void refusesWhatMakesNoSense() {
        PerfQuerySpec good = spec(TestServer.vm(1), "cpu.usage.average", "").build();
        assertInvalid("querySpec.interval", good.toBuilder().intervalId(77).build());
        assertInvalid("querySpec.format", good.toBuilder().format("xml").build());
        assertInvalid("querySpec.maxSample", good.toBuilder().maxSample(0).build());
        assertInvalid(
                "querySpec.startTime",
                good.toBuilder()
                        .startTime(server.instant())
                        .endTime(server.instant().minusSeconds(60))
                        .build());
        assertInvalid(
                "querySpec.entity", good.toBuilder().entity(server.content().rootFolder()).build());
        assertInvalid(
                "querySpec.metricId",
                good.toBuilder()
                        .metricId(
                                List.of(
                                        PerfMetricId.builder()
                                                .counterId(99_999)
                                                .instance("")
                                                .build()))
                        .build());
    }

    private void assertInvalid(String argument, PerfQuerySpec spec) {
        assertRefused(
                server,
                argument,
                QueryPerfRequest.builder(manager(server)).querySpec(List.of(spec)).build());
    }

    private static void assertRefused(TestServer asked, String argument, MethodRequest<?> request) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> asked.call(request))
                .satisfies(e ->
                        assertThat(e.fault())
                                .isInstanceOfSatisfying(
                                        InvalidArgument.class,
                                        fault ->
                                                assertThat(fault.invalidProperty())
                                                        .isEqualTo(argument)));
    }

    // vCenter

    private final TestServer vcenter = TestServer.vcenter(1, 2, 3);

    private ManagedObjectReference first(String type) {
        return vcenter.inventory().all().stream()
                .map(SimObject::self)
                .filter(object -> object.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private PerfProviderSummary summary(ManagedObjectReference entity) {
        return vcenter.call(
                QueryPerfProviderSummaryRequest.builder(manager(vcenter)).entity(entity).build());
    }

    @Test
    void onlyMachinesAndHostsHaveCurrentValues() {
        assertThat(summary(first("VirtualMachine")).currentSupported()).isTrue();
        assertThat(summary(first("HostSystem")).refreshRate()).isEqualTo(20);
        assertThat(summary(first("ClusterComputeResource")).currentSupported()).isFalse();
        assertThat(summary(first("Datastore")).refreshRate()).isNull();
        PerfQuerySpec spec =
                PerfQuerySpec.builder().entity(first("Datastore")).intervalId(20).build();
        assertRefused(
                vcenter,
                "querySpec.interval",
                QueryPerfRequest.builder(manager(vcenter)).querySpec(List.of(spec)).build());
    }

    @Test
    void everyKindOfEntityHasAPast() {
        for (String type :
                List.of(
                        "VirtualMachine",
                        "HostSystem",
                        "ResourcePool",
                        "ClusterComputeResource",
                        "Datastore")) {
            ManagedObjectReference entity = first(type);
            List<PerfMetricId> available = available(vcenter, entity, 300);
            assertThat(available).as(type).isNotEmpty();
            PerfEntityMetric metric =
                    (PerfEntityMetric)
                            query(
                                            vcenter,
                                            PerfQuerySpec.builder()
                                                    .entity(entity)
                                                    .metricId(available)
                                                    .intervalId(300)
                                                    .build())
                                    .getFirst();
            assertThat(metric.sampleInfo()).as(type).hasSize(288);
            assertThat(metric.value()).as(type).hasSize(available.size());
        }
    }

    @Test
    void levelSaysWhatIsKept() {
        ManagedObjectReference machine = first("VirtualMachine");
        int few = available(vcenter, machine, 300).size();
        PerfInterval day = intervals(vcenter).getFirst();
        vcenter.call(
                UpdatePerfIntervalRequest.builder(manager(vcenter))
                        .interval(day.toBuilder().level(4).build())
                        .build());
        assertThat(available(vcenter, machine, 300)).hasSizeGreaterThan(2 * few);
        List<PerfCounterInfo> basic =
                vcenter.call(
                        QueryPerfCounterByLevelRequest.builder(manager(vcenter)).level(1).build());
        assertThat(basic).extracting(PerfCounterInfo::level).containsOnly(1);
    }

    @Test
    void intervalsComeAndGo() {
        PerfInterval minute =
                PerfInterval.builder()
                        .key(9)
                        .samplingPeriod(60)
                        .name("Minutes")
                        .length(7200)
                        .enabled(true)
                        .build();
        MethodRequest<?> create =
                CreatePerfIntervalRequest.builder(manager(vcenter)).intervalId(minute).build();
        vcenter.call(create);
        assertThat(intervals(vcenter)).hasSize(5).contains(minute);
        assertRefused(vcenter, "intervalId", create);
        vcenter.call(RemovePerfIntervalRequest.builder(manager(vcenter)).samplePeriod(60).build());
        assertThat(intervals(vcenter)).hasSize(4);
    }

    @Test
    void compositeTellsOfTheHostAndItsMachines() {
        PerfQuerySpec spec =
                PerfQuerySpec.builder()
                        .entity(HOST)
                        .intervalId(300)
                        .metricId(
                                List.of(
                                        PerfMetricId.builder()
                                                .counterId(key(server, "cpu.usagemhz.average"))
                                                .instance("")
                                                .build()))
                        .build();
        assertThat(
                        server.call(
                                        QueryPerfCompositeRequest.builder(manager(server))
                                                .querySpec(spec)
                                                .build())
                                .childEntity())
                .extracting(PerfEntityMetricBase::entity)
                .containsExactly(TestServer.vm(1), TestServer.vm(2));
    }
}
