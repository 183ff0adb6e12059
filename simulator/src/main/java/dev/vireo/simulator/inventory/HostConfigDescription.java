package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostConfigInfo;
import dev.vireo.vim.HostDiagnosticPartition;
import dev.vireo.vim.HostFeatureCapability;
import dev.vireo.vim.HostFeatureVersionInfo;
import dev.vireo.vim.HostFlagInfo;
import dev.vireo.vim.HostGraphicsInfo;
import dev.vireo.vim.HostIpmiInfo;
import dev.vireo.vim.HostLockdownMode;
import dev.vireo.vim.HostScsiDiskPartition;
import dev.vireo.vim.HostSystemResourceInfo;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Puts together what the parts of a host say about themselves.
final class HostConfigDescription {
    private final SimHostSystem host;
    private final HostParts parts;

    HostConfigDescription(SimHostSystem host) {
        this.host = host;
        this.parts = host.parts();
    }

    HostConfigInfo describe(HostFlagInfo flags, HostIpmiInfo ipmi) {
        return HostConfigInfo.builder()
                .host(host.self())
                .product(host.inventory().hostProduct())
                .hyperThread(parts.scheduler().info())
                .consoleReservation(parts.memory().console())
                .virtualMachineReservation(parts.memory().machines())
                .storageDevice(parts.storage().devices())
                .multipathState(new StorageDescription(host.storage()).pathStates())
                .fileSystemVolume(parts.storage().volumes())
                .network(host.networkInfo())
                .vmotion(parts.vmotion().info())
                .virtualNicManagerInfo(parts.interfaces().info())
                .capabilities(SimHostNetworkSystem.capabilities())
                .datastoreCapabilities(SimHostDatastoreSystem.capabilities())
                .offloadCapabilities(SimHostNetworkSystem.offload())
                .service(parts.services().info())
                .firewall(parts.firewall().info())
                .autoStart(parts.autoStart().config())
                .activeDiagnosticPartition(diagnosticPartition())
                .option(parts.options().values())
                .optionDef(parts.options().definitions())
                .datastorePrincipal("root")
                .localSwapDatastore(parts.datastores().swap())
                .systemResources(systemResources())
                .dateTimeInfo(parts.clock().info())
                .flags(flags)
                .adminDisabled(false)
                .lockdownMode(HostLockdownMode.LOCKDOWN_DISABLED)
                .ipmi(ipmi)
                .certificate(certificate())
                .featureVersion(
                        List.of(
                                HostFeatureVersionInfo.builder()
                                        .key("faultTolerance")
                                        .value("8.0.0-8.0.0-8.0.0")
                                        .build()))
                .powerSystemCapability(parts.power().capability())
                .powerSystemInfo(parts.power().info())
                .wakeOnLanCapable(false)
                .featureCapability(features())
                .maskedFeatureCapability(features())
                .domainList(List.of())
                .graphicsInfo(
                        List.of(
                                HostGraphicsInfo.builder()
                                        .deviceName("SVGA II Adapter")
                                        .vendorName("VMware")
                                        .pciId("0000:00:0f.0")
                                        .graphicsType("basic")
                                        .memorySizeInKB(4096L)
                                        .build()))
                .build();
    }

    private HostDiagnosticPartition diagnosticPartition() {
        return HostDiagnosticPartition.builder()
                .storageType("directAttached")
                .diagnosticType("singleHost")
                .slots(1)
                .id(
                        HostScsiDiskPartition.builder()
                                .diskName(host.storage().disks().getFirst().name())
                                .partition(9)
                                .build())
                .build();
    }

    /// Returns the certificate's text, a byte for each character, as hosts send it.
    private List<Byte> certificate() {
        String text =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(
                                        ("simulated certificate of " + host.uuid())
                                                .getBytes(StandardCharsets.US_ASCII))
                        + "\n-----END CERTIFICATE-----\n";
        List<Byte> bytes = new ArrayList<>(text.length());
        for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
            bytes.add(each);
        }
        return bytes;
    }

    /// Returns the features that processors and the hypervisor offer to machines.
    private static List<HostFeatureCapability> features() {
        List<HostFeatureCapability> all = new ArrayList<>();
        for (String name :
                List.of(
                        "cpuid.3DNOWPREFETCH",
                        "cpuid.AES",
                        "cpuid.AVX",
                        "cpuid.AVX2",
                        "cpuid.Intel",
                        "cpuid.LM",
                        "cpuid.NX",
                        "cpuid.SSE3",
                        "cpuid.SSE41",
                        "cpuid.SSE42",
                        "cpuid.SSSE3",
                        "hv.capable")) {
            all.add(HostFeatureCapability.builder().key(name).featureName(name).value("1").build());
        }
        return List.copyOf(all);
    }

    HostSystemResourceInfo systemResources() {
        return HostSystemResourceInfo.builder()
                .key("host")
                .config(resources(host.hardware().totalMhz(), host.hardware().memoryBytes() >> 20))
                .child(
                        List.of(
                                child("host/system", 1000, 4096),
                                child("host/vim", 500, 1024),
                                child("host/user", 0, 0)))
                .build();
    }

    private HostSystemResourceInfo child(String key, long mhz, long mib) {
        return HostSystemResourceInfo.builder().key(key).config(resources(mhz, mib)).build();
    }

    private ResourceConfigSpec resources(long mhz, long mib) {
        return ResourceConfigSpec.builder()
                .entity(host.self())
                .cpuAllocation(allocation(mhz))
                .memoryAllocation(allocation(mib))
                .build();
    }

    private static ResourceAllocationInfo allocation(long reservation) {
        return ResourceAllocationInfo.builder()
                .reservation(reservation)
                .expandableReservation(true)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(500).level(SharesLevel.CUSTOM).build())
                .build();
    }
}
