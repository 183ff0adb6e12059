package dev.vireo.driver.esx;

import dev.vireo.model.DomainDefinition;
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
        DomainDefinition wanted = DomainXml.read(document);
        int hardware = HardwareVersion.wanted(wanted).orElse(hardwareVersion);
        return converter().toVmx(wanted, hardware).toString();
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
}
