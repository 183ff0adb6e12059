package dev.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class SoapFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void decodes(@NotNull String xml) {
        assertThat(xml).isNotNull();
    }
}
