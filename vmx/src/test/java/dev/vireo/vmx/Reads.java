package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlOptions;
import java.util.List;

/// Reads small VMX files for the tests of the way to documents.
final class Reads {
    private Reads() {}

    private static VmxConverter converter(VmxLevel level) {
        return VmxConverter.builder().level(level).fileNames(new TestFileNames(true)).build();
    }

    /// Makes a file of lines such as `memsize = "64"`; the versions are added.
    static VmxFile file(String lines) {
        return VmxFile.parse("config.version = \"8\"\nvirtualHW.version = \"8\"\n" + lines);
    }

    static DomainDefinition domain(VmxLevel level, String lines) {
        return converter(level).toDomain(file(lines));
    }

    /// Reads at the level of libvirt 9.0.
    static DomainDefinition libvirt9(String lines) {
        return domain(VmxLevel.LIBVIRT_9_0, lines);
    }

    static String xml(VmxLevel level, String lines) {
        return DomainXml.write(domain(level, lines), DomainXmlOptions.DEFAULT);
    }

    static List<Loss> losses(VmxLevel level, String lines) {
        return converter(level).toDomainWithLosses(file(lines)).losses();
    }

    /// Writes a document of level FULL as a VMX file again.
    static VmxFile back(DomainDefinition domain) {
        return converter(VmxLevel.FULL).toVmx(domain, 8);
    }
}
