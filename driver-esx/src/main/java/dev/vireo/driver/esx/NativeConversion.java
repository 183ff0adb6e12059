package dev.vireo.driver.esx;

import dev.vireo.api.Version;
import dev.vireo.model.DomainXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;

/// VMX files to domain documents and back, as far as the host of a connection has a say in it.
///
/// libvirt: `esxConnectDomainXMLFromNative` and `esxConnectDomainXMLToNative`.
///
/// @param fileNames how the host names files
/// @param hardwareVersion the version that a new virtual machine of the host has
record NativeConversion(FileNames fileNames, int hardwareVersion) {
    private static final String FORMAT = "vmware-vmx";

    String toDocument(String format, String config) {
        check(format);
        return DomainXml.write(converter().toDomain(VmxFile.parse(RawText.encode(config))));
    }

    String toConfig(String format, String document) {
        check(format);
        return converter().toVmx(DomainXml.read(document), hardwareVersion).toString();
    }

    private VmxConverter converter() {
        return VmxConverter.builder().fileNames(fileNames).escapingLineBreaks().build();
    }

    private static void check(String format) {
        if (!format.equals(FORMAT)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "Unsupported config format '" + format + "'");
        }
    }

    /// Returns the hardware version of new virtual machines: libvirt's, and for hosts from 7.0 on,
    /// of which libvirt 9.0 knows nothing, the newest one that the release runs.
    ///
    /// @param version the version of the host
    /// @param server whether it is VMware Server, not ESX
    static int hardwareVersion(Version version, boolean server) {
        int release = version.major() * 100 + version.minor() * 10 + version.release();
        if (server || (release >= 400 && release < 500)) {
            return 7;
        }
        if (release < 400) {
            return 4;
        }
        if (release < 550) {
            return 9;
        }
        return release < 700 ? 10 : newHardwareVersion(release);
    }

    private static int newHardwareVersion(int release) {
        if (release < 701) {
            return 17;
        }
        if (release < 702) {
            return 18;
        }
        if (release < 800) {
            return 19;
        }
        if (release < 802) {
            return 20;
        }
        return release < 900 ? 21 : 22;
    }
}
