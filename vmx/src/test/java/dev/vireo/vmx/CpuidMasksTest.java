package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.CpuFeature;
import dev.vireo.model.CpuidBit;
import dev.vireo.model.FeaturePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuidMasksTest {
    @Test
    void noBitHasTwoNamesAndNoNameTwoBits() {
        assertThat(CpuidBit.ALL).hasSizeGreaterThan(150);
        assertThat(CpuidBit.ALL).extracting(CpuidBit::feature).doesNotHaveDuplicates();
        assertThat(CpuidBit.ALL)
                .extracting(bit -> bit.register() + bit.bit())
                .doesNotHaveDuplicates();
        assertThat(CpuidBit.ALL).allMatch(bit -> bit.bit() >= 0 && bit.bit() < 32);
    }

    @Test
    void everyFeatureComesBackFromItsMask() {
        for (CpuidBit bit : CpuidBit.ALL) {
            CpuFeature feature = new CpuFeature(bit.feature(), Optional.of(FeaturePolicy.DISABLE));
            Map<String, String> masks = CpuidMasks.write(List.of(feature));

            assertThat(masks).containsOnlyKeys("cpuid." + bit.register());
            StringBuilder lines = new StringBuilder();
            masks.forEach((key, mask) -> lines.append(key + " = \"" + mask + "\"\n"));
            VmxConfig config = new VmxConfig(VmxFile.parse(lines.toString()), false);
            assertThat(CpuidMasks.read(config)).containsExactly(feature);
        }
    }

    @Test
    void ignoresWhatIsNoMaskOfAllBits() {
        VmxConfig config = new VmxConfig(VmxFile.parse("cpuid.1.ecx = \"0000:1111\"\n"), false);

        assertThat(CpuidMasks.read(config)).isEmpty();
    }

    @Test
    void knowsNoBitOfAnUnheardOfFeature() {
        CpuFeature unknown = new CpuFeature("warp", Optional.empty());

        assertThat(CpuidMasks.write(List.of(unknown))).isEmpty();
        assertThat(CpuidMasks.isKnown(unknown)).isFalse();
    }
}
