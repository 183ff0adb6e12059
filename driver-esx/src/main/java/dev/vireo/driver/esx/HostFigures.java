package dev.vireo.driver.esx;

import dev.vireo.api.NodeInfo;
import dev.vireo.api.NodeMemory;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a host says about its hardware, in libvirt's terms.
final class HostFigures {
    static final String HOST_NAME = "config.network.dnsConfig.hostName";
    static final String DOMAIN_NAME = "config.network.dnsConfig.domainName";
    static final String HZ = "hardware.cpuInfo.hz";
    static final String CORES = "hardware.cpuInfo.numCpuCores";
    static final String PACKAGES = "hardware.cpuInfo.numCpuPackages";
    static final String THREADS = "hardware.cpuInfo.numCpuThreads";
    static final String MEMORY = "hardware.memorySize";
    static final String NODES = "hardware.numaInfo.numNodes";
    static final String MODEL = "summary.hardware.cpuModel";
    static final String MEMORY_USAGE = "summary.quickStats.overallMemoryUsage";

    static final String CPU_USAGE = "summary.quickStats.overallCpuUsage";

    private static final int MODEL_BYTES = 31; // the field of libvirt's virNodeInfo
    private static final long MIB = 1024L * 1024;

    private HostFigures() {}

    static String hostname(Row host) {
        String name = host.find(HOST_NAME, String.class).orElse("");
        if (name.isEmpty()) {
            throw missing(HOST_NAME);
        }
        String domain = host.find(DOMAIN_NAME, String.class).orElse("");
        return domain.isEmpty() ? name : name + "." + domain;
    }

    static NodeInfo nodeInfo(Row host) {
        long packages = number(host, PACKAGES);
        long cores = number(host, CORES);
        long threads = number(host, THREADS);
        return new NodeInfo(
                model(host.find(MODEL, String.class).orElseThrow(() -> missing(MODEL))),
                number(host, MEMORY) / 1024,
                Math.toIntExact(cores),
                Math.toIntExact(number(host, HZ) / 1_000_000),
                Math.toIntExact(host.number(NODES).orElse(0L)),
                Math.toIntExact(packages),
                Math.toIntExact(packages == 0 ? 0 : cores / packages),
                Math.toIntExact(cores == 0 ? 0 : threads / cores));
    }

    /// Returns bytes.
    static long freeMemory(Row host) {
        return number(host, MEMORY) - number(host, MEMORY_USAGE) * MIB;
    }

    static NodeMemory memory(List<Row> hosts) {
        return new NodeMemory(
                hosts.stream().mapToLong(host -> number(host, MEMORY)).sum() / 1024,
                hosts.stream().mapToLong(HostFigures::freeMemory).sum() / 1024);
    }

    /// Returns how much of the processors' time was used lately, percent.
    static double cpuUtilization(List<Row> hosts) {
        double all = 0;
        double used = 0;
        for (Row host : hosts) {
            all += number(host, HZ) / 1e6 * number(host, CORES);
            used += number(host, CPU_USAGE);
        }
        return all <= 0 ? 0 : Math.clamp(100 * used / all, 0, 100);
    }

    /// Shortens a processor's name as libvirt does: marks taken out, spaces joined, 31 bytes.
    static String model(String name) {
        StringBuilder model = new StringBuilder();
        String plain = name.replace("(R)", "").replace("(C)", "").replace("(TM)", "");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != ' ' || (!model.isEmpty() && model.charAt(model.length() - 1) != ' ')) {
                model.append(c);
            }
        }
        byte[] bytes = model.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MODEL_BYTES) {
            return model.toString();
        }
        int length = MODEL_BYTES;
        while ((bytes[length] & 0xc0) == 0x80) { // not within a character
            length--;
        }
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }

    private static long number(Row host, String path) {
        return host.number(path).orElseThrow(() -> missing(path));
    }

    private static VirtException missing(String path) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "the server did not send the host's property '"
                        + path
                        + "'; the account may lack the privilege System.Read");
    }
}
