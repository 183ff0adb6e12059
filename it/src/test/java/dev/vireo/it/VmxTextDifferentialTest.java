package dev.vireo.it;

import dev.vireo.model.RawText;
import dev.vireo.testkit.LibvirtOracle;
import dev.vireo.testkit.RawBytes;
import dev.vireo.testkit.VmxGenerator;
import dev.vireo.vmx.VmxEntry;
import dev.vireo.vmx.VmxFile;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// VMX as text, compared with libvirt 9.0 on generated files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VmxTextDifferentialTest {
    private LibvirtOracle libvirt;

    @BeforeAll
    void start() {
        libvirt = LibvirtOracle.start();
    }

    @AfterAll
    void stop() {
        if (libvirt != null) {
            libvirt.close();
        }
    }

    @Test
    void takesFilesApartAsLibvirtDoes() {
        new Differential<String>(
                        "VMX to entries",
                        random -> withoutEncoding(VmxGenerator.generate(random)),
                        vmx -> Answer.of(libvirt.conf(RawBytes.of(vmx))),
                        vmx -> Answer.of(() -> entries(VmxFile.parse(RawBytes.of(vmx)))),
                        vmx -> vmx,
                        false,
                        Shrinker::lines,
                        vmx -> vmx)
                .run(FuzzOptions.cases(), FuzzOptions.firstSeed());
    }

    /// The reader of libvirt's that is compared here does not know encodings.
    private static String withoutEncoding(String vmx) {
        return vmx.replaceAll("(?i)[.]encoding", ".other");
    }

    private static String entries(VmxFile file) {
        return file.entries().stream()
                .flatMap((VmxEntry entry) -> List.of(entry.key(), entry.value()).stream())
                .map(text -> RawText.decode(RawText.encode(text)) + "\0")
                .collect(Collectors.joining());
    }
}
