package dev.vireo.driver.esx;

/// Paths of properties that several parts of the driver read.
final class Properties {
    static final String MEMORY_MB = "config.hardware.memoryMB";
    static final String MEMORY_HOT_ADD = "config.memoryHotAddEnabled";
    static final String MEMORY_RESERVATION_MB = "config.memoryAllocation.reservation";
    static final String MEMORY_LIMIT_MB = "config.memoryAllocation.limit";
    static final String MEMORY_SHARES = "config.memoryAllocation.shares";
    static final String CPUS = "config.hardware.numCPU";
    static final String CPU_RESERVATION_MHZ = "config.cpuAllocation.reservation";
    static final String CPU_LIMIT_MHZ = "config.cpuAllocation.limit";
    static final String CPU_SHARES = "config.cpuAllocation.shares";

    /// What the host measures of the machine as a whole, and keeps up to date by itself.
    static final String QUICK_STATS = "summary.quickStats";

    static final String BOOT_TIME = "runtime.bootTime";

    static final String GUEST_NAME = "guest.hostName";

    /// Of a host: how many virtual processors a machine can have there.
    static final String MAX_CPUS = "capability.maxSupportedVcpus";

    /// Of a host: who starts machines with it.
    static final String AUTO_START_MANAGER = "configManager.autoStartManager";

    /// Of a host: its switches, port groups, cards and interfaces.
    static final String NETWORK = "config.network";

    /// Of a host: what changes its network.
    static final String NETWORK_SYSTEM = "configManager.networkSystem";

    /// Of a machine: where its VMX file is.
    static final String VMX_PATH = "config.files.vmPathName";

    /// Of a host: whether it takes pictures of screens.
    static final String SCREENSHOTS = "capability.screenshotSupported";

    private Properties() {}
}
