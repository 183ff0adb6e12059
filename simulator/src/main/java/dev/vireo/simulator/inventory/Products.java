package dev.vireo.simulator.inventory;

import dev.vireo.vim.AboutInfo;

/// What the simulated servers say they are.
final class Products {
    private static final String VERSION = "8.0.2";
    private static final String BUILD = "22380479";

    private Products() {}

    static AboutInfo esx() {
        return about("VMware ESXi", "vmnix-x86", "embeddedEsx", "HostAgent")
                .licenseProductName("VMware ESX Server")
                .build();
    }

    static AboutInfo vcenter(String instanceUuid) {
        return about("VMware vCenter Server", "linux-x64", "vpx", "VirtualCenter")
                .instanceUuid(instanceUuid)
                .licenseProductName("VMware VirtualCenter Server")
                .build();
    }

    private static AboutInfo.Builder<?> about(
            String name, String osType, String productLine, String apiType) {
        return AboutInfo.builder()
                .name(name)
                .fullName(name + " " + VERSION + " build-" + BUILD)
                .vendor("VMware, Inc.")
                .version(VERSION)
                .build(BUILD)
                .localeVersion("INTL")
                .localeBuild("000")
                .osType(osType)
                .productLineId(productLine)
                .apiType(apiType)
                .apiVersion("8.0.2.0")
                .licenseProductVersion("8.0");
    }
}
