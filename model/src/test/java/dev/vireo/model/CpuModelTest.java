package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.CpuModel.Signature;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CpuModelTest {
    private static final Set<String> ALL_FEATURES =
            CpuidBit.ALL.stream().map(CpuidBit::feature).collect(Collectors.toSet());

    @Test
    void namesOnlyFeaturesThatHaveABit() {
        for (CpuModel model : CpuModel.ALL) {
            assertThat(ALL_FEATURES).as(model.name()).containsAll(model.features());
        }
    }

    @Test
    void namesEachModelOnce() {
        assertThat(CpuModel.ALL)
                .extracting(CpuModel::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
    }

    @Test
    void readsFamilyAndModelWithTheirExtensions() {
        assertThat(Signature.of(0x50657)).isEqualTo(new Signature(6, 85, 7)); // Cascade Lake
        assertThat(Signature.of(0x830f10)).isEqualTo(new Signature(23, 49, 0)); // Rome
        assertThat(Signature.of(0x100f42)).isEqualTo(new Signature(16, 4, 2)); // Shanghai
        assertThat(Signature.of(0x543)).isEqualTo(new Signature(5, 4, 3)); // no extensions
    }

    @Test
    void findsEachModelByItsOwnFeatures() {
        for (CpuModel model : CpuModel.ALL) {
            assertThat(
                            CpuModel.find(
                                    model.vendor(),
                                    model.signatures().getFirst(),
                                    model.features(),
                                    ALL_FEATURES))
                    .as(model.name())
                    .contains(model);
        }
    }

    @Test
    void leavesOutWhatTheProcessorDoesNotHave() {
        Set<String> features = new HashSet<>(model("Broadwell").features());
        features.remove("rtm");
        assertThat(name("Intel", new Signature(6, 79, 1), features, ALL_FEATURES))
                .isEqualTo("Broadwell-noTSX");
        features.remove("avx2");
        assertThat(name("Intel", new Signature(6, 79, 1), features, ALL_FEATURES))
                .isEqualTo("SandyBridge");
    }

    @Test
    void trustsASignatureForFeaturesThatNobodyToldOf() {
        Set<String> told =
                CpuidBit.ALL.stream()
                        .filter(bit -> !bit.register().startsWith("7."))
                        .map(CpuidBit::feature)
                        .collect(Collectors.toSet());
        Set<String> present = new HashSet<>(model("Cascadelake-Server").features());
        present.retainAll(told);
        assertThat(name("Intel", new Signature(6, 85, 7), present, told))
                .as("not more than must be claimed")
                .isEqualTo("Cascadelake-Server-noTSX");
        assertThat(name("Intel", new Signature(6, 200, 1), present, told))
                .as("an unknown make proves nothing")
                .isEqualTo("SandyBridge");
    }

    @Test
    void knowsNothingOfOtherMakers() {
        assertThat(CpuModel.find("Cyrix", new Signature(6, 2, 0), ALL_FEATURES, ALL_FEATURES))
                .isEmpty();
        assertThat(CpuModel.find("Intel", null, Set.of("fpu"), ALL_FEATURES)).isEmpty();
    }

    private static String name(
            String vendor, Signature signature, Set<String> present, Set<String> told) {
        return CpuModel.find(vendor, signature, present, told).map(CpuModel::name).orElse("none");
    }

    private static CpuModel model(String name) {
        return CpuModel.ALL.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
