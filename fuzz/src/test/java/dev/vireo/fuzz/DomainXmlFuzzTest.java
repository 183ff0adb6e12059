package dev.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.VirtException;

/// Whatever bytes come: a domain document is read or refused with an error of the API, in 256 MiB
/// of memory, which is what the build gives this module.
///
/// `./build -pl fuzz -am verify` runs the stored inputs; with `JAZZER_FUZZ=1` in the environment
/// and `-Dtest=DomainXmlFuzzTest#documentsAreReadOrRefused` new ones are searched for.
class DomainXmlFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void documentsAreReadOrRefused(byte @NotNull [] bytes) {
        try {
            DomainDefinition domain = DomainXml.read(bytes);
            assertThat(DomainXml.write(domain, true)).startsWith("<domain");
        } catch (VirtException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
