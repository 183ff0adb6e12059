package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.PhysicalNic;
import dev.vireo.vim.PhysicalNicLinkInfo;
import dev.vireo.vim.PhysicalNicSpec;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A physical network adapter.
///
/// @param device for example `vmnic0`
/// @param mac its address
/// @param pci where it is plugged in
/// @param fixedSpeed the speed it was told to have, null if it finds out itself
record PhysicalAdapter(
        String device, String mac, String pci, @Nullable PhysicalNicLinkInfo fixedSpeed) {
    private static final String KEY = "key-vim.host.PhysicalNic-";
    private static final PhysicalNicLinkInfo FASTEST = speed(10_000);

    static PhysicalAdapter number(int number, String mac) {
        return new PhysicalAdapter(
                "vmnic" + number,
                mac,
                String.format(Locale.ROOT, "0000:%02x:00.0", bus(number)),
                null);
    }

    /// Returns the PCI bus that an adapter is on.
    static int bus(int number) {
        return 11 + 8 * number;
    }

    String key() {
        return KEY + device;
    }

    /// Tells whether a text means this adapter: clients send the device or the key.
    boolean isMeantBy(String text) {
        return text.equals(device) || text.equals(key());
    }

    boolean canRunAt(PhysicalNicLinkInfo wanted) {
        return speeds().contains(wanted);
    }

    PhysicalAdapter at(@Nullable PhysicalNicLinkInfo speed) {
        return new PhysicalAdapter(device, mac, pci, speed);
    }

    private static List<PhysicalNicLinkInfo> speeds() {
        return List.of(FASTEST, speed(1000));
    }

    private static PhysicalNicLinkInfo speed(int megabits) {
        return PhysicalNicLinkInfo.builder().speedMb(megabits).duplex(true).build();
    }

    PhysicalNic describe() {
        return PhysicalNic.builder()
                .key(key())
                .device(device)
                .pci(pci)
                .driver("nvmxnet3")
                .driverVersion("2.0.0.31")
                .linkSpeed(fixedSpeed == null ? FASTEST : fixedSpeed)
                .validLinkSpecification(speeds())
                .spec(spec())
                .wakeOnLanSupported(false)
                .mac(mac)
                .vmDirectPathGen2Supported(false)
                .resourcePoolSchedulerAllowed(true)
                .autoNegotiateSupported(true)
                .enhancedNetworkingStackSupported(false)
                .build();
    }

    PhysicalNicSpec spec() {
        return PhysicalNicSpec.builder()
                .ip(HostIpConfig.builder().dhcp(false).build())
                .linkSpeed(fixedSpeed)
                .enableEnhancedNetworkingStack(false)
                .ensInterruptEnabled(false)
                .build();
    }
}
