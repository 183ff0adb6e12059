package dev.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.util.Arrays;
import java.util.List;

/// Whatever bytes come: a VMX file is read or refused with an error of the API, in 256 MiB of
/// memory, which is what the build gives this module.
///
/// `./build -pl fuzz -am verify` runs the stored inputs; with `JAZZER_FUZZ=1` in the environment
/// and `-Dtest=VmxFuzzTest#filesAreReadOrRefused` new ones are searched for.
class VmxFuzzTest {
    private static final List<VmxConverter> CONVERTERS =
            Arrays.stream(VmxLevel.values())
                    .map(level -> VmxConverter.builder().level(level).build())
                    .toList();

    @FuzzTest(maxDuration = "10m")
    void filesAreReadOrRefused(byte @NotNull [] bytes) {
        VmxFile file;
        try {
            file = VmxFile.parse(bytes);
        } catch (VirtException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        file.entries().forEach(entry -> assertThat(file.get(entry.key())).isPresent());
    }

    @FuzzTest(maxDuration = "10m")
    void filesBecomeDomainsOrAreRefused(byte @NotNull [] bytes) {
        for (VmxConverter converter : CONVERTERS) {
            try {
                DomainDefinition domain = converter.toDomain(VmxFile.parse(bytes));
                assertThat(DomainXml.write(domain, true)).startsWith("<domain");
            } catch (VirtException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }
}
