package dev.vireo.simulator.inventory;

import dev.vireo.vim.ClusterComputeResourceHandler;
import dev.vireo.vim.ClusterComputeResourceSummary;
import dev.vireo.vim.ClusterConfigInfo;
import dev.vireo.vim.ClusterConfigInfoEx;
import dev.vireo.vim.ClusterDasConfigInfo;
import dev.vireo.vim.ClusterDrsConfigInfo;
import dev.vireo.vim.ComputeResourceConfigInfo;
import dev.vireo.vim.ComputeResourceSummary;
import dev.vireo.vim.DrsBehavior;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One host, or a cluster of hosts, with their root resource pool.
///
/// Both kinds are one class: only the reference's type and a few properties differ.
final class SimComputeResource extends SimEntity implements ClusterComputeResourceHandler {
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final ManagedObjectReference environmentBrowser;
    private @Nullable SimResourcePool pool;

    SimComputeResource(
            SimFolder parent,
            ManagedObjectReference self,
            String name,
            ManagedObjectReference environmentBrowser) {
        super(parent.inventory(), self, parent, name);
        this.environmentBrowser = environmentBrowser;
    }

    void pool(SimResourcePool root) {
        pool = root;
    }

    SimResourcePool pool() {
        return Objects.requireNonNull(pool, "the model gives each compute resource a pool");
    }

    void add(SimHostSystem host) {
        hosts.add(host);
        touch();
    }

    List<SimHostSystem> hosts() {
        return hosts;
    }

    ManagedObjectReference environmentBrowser() {
        return environmentBrowser;
    }

    boolean isCluster() {
        return self().type().equals("ClusterComputeResource");
    }

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent());
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        restoreFolder(in, "folder");
    }

    @Override
    List<SimEntity> children() {
        List<SimEntity> children = new ArrayList<>(hosts);
        children.add(pool());
        return children;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "resourcePool" -> pool().self();
            case "host" -> references(hosts);
            case "datastore" ->
                    references(
                            hosts.stream()
                                    .flatMap(h -> h.datastores().stream())
                                    .distinct()
                                    .toList());
            case "network" ->
                    references(
                            hosts.stream().flatMap(h -> h.networks().stream()).distinct().toList());
            case "summary" -> isCluster() ? clusterSummary() : summary();
            case "summaryEx" -> clusterSummary();
            case "environmentBrowser" -> environmentBrowser;
            case "configurationEx" ->
                    isCluster()
                            ? ClusterConfigInfoEx.builder()
                                    .vmSwapPlacement("vmDirectory")
                                    .dasConfig(das())
                                    .drsConfig(drs())
                                    .build()
                            : ComputeResourceConfigInfo.builder()
                                    .vmSwapPlacement("vmDirectory")
                                    .build();
            case "configuration" ->
                    ClusterConfigInfo.builder().dasConfig(das()).drsConfig(drs()).build();
            case "recommendation",
                    "drsRecommendation",
                    "migrationHistory",
                    "actionHistory",
                    "drsFault" ->
                    List.of();
            default -> super.property(property);
        };
    }

    private static ClusterDasConfigInfo das() {
        return ClusterDasConfigInfo.builder().enabled(false).build();
    }

    private static ClusterDrsConfigInfo drs() {
        return ClusterDrsConfigInfo.builder()
                .enabled(true)
                .defaultVmBehavior(DrsBehavior.MANUAL)
                .vmotionRate(3)
                .build();
    }

    private ComputeResourceSummary summary() {
        return fill(ComputeResourceSummary.builder()).build();
    }

    private ClusterComputeResourceSummary clusterSummary() {
        ClusterComputeResourceSummary.Builder<?> summary =
                ClusterComputeResourceSummary.builder().currentFailoverLevel(0).numVmotions(0);
        fill(summary);
        return summary.build();
    }

    private <B extends ComputeResourceSummary.Builder<?>> B fill(B summary) {
        int mhz = hosts.stream().mapToInt(h -> h.hardware().totalMhz()).sum();
        long memory = hosts.stream().mapToLong(h -> h.hardware().memoryBytes()).sum();
        summary.totalCpu(mhz)
                .totalMemory(memory)
                .numCpuCores((short) hosts.stream().mapToInt(h -> h.hardware().cores()).sum())
                .numCpuThreads((short) hosts.stream().mapToInt(h -> h.hardware().threads()).sum())
                .effectiveCpu(mhz)
                .effectiveMemory(memory >> 20)
                .numHosts(hosts.size())
                .numEffectiveHosts(hosts.size())
                .overallStatus(ManagedEntityStatus.GREEN);
        return summary;
    }
}
