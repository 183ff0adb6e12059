package dev.vireo.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A processor that libvirt 9.0 has a name for.
///
/// @param name libvirt's name
/// @param vendor libvirt's name of who makes it
/// @param signatures the families, models and steppings of its processors
/// @param features what all of them have, by the names of [CpuidBit]
public record CpuModel(
        String name, String vendor, List<Signature> signatures, Set<String> features) {
    /// What CPUID tells of a processor's make.
    ///
    /// @param family the family, with the extended one
    /// @param model the model, with the extended one
    /// @param stepping the stepping
    public record Signature(int family, int model, int stepping) {
        private static final int ANY = -1;
        private static final int EXTENDED = 15;
        private static final int P6 = 6;

        /// Reads register EAX of leaf 1.
        ///
        /// @param eax the register
        /// @return what it says
        public static Signature of(int eax) {
            int family = eax >>> 8 & 15;
            int model = eax >>> 4 & 15;
            if (family == P6 || family == EXTENDED) {
                model += (eax >>> 16 & 15) << 4;
            }
            if (family == EXTENDED) {
                family += eax >>> 20 & 255;
            }
            return new Signature(family, model, eax & 15);
        }

        private boolean covers(Signature other) {
            return family == other.family
                    && model == other.model
                    && (stepping == ANY || stepping == other.stepping);
        }
    }

    /// Lines of name, vendor, the model that it is more than, signatures as `family/model` or
    /// `family/model/stepping` with commas, and features. One with `-` before it is none that the
    /// name stands for, although processors have it. The generations and what each of them added
    /// are those of Intel's and AMD's manuals. The names are libvirt's, and which features each of
    /// them stands for was compared with the list of processors that libvirt 9.0 installs; the test
    /// `CpuModelDifferentialTest` still does so.
    private static final String TABLE =
            """
            core Intel - - fpu de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 \
            clflush mmx fxsr sse sse2 pni syscall nx lm lahf_lm
            Conroe Intel core 6/15,6/22 ssse3
            Penryn Intel Conroe 6/23,6/29 cx16 sse4.1
            Nehalem Intel Penryn 6/26,6/30,6/31,6/46 sse4.2 popcnt
            Westmere Intel Nehalem 6/37,6/44,6/47 aes
            SandyBridge Intel Westmere 6/42,6/45 avx xsave tsc-deadline x2apic rdtscp pclmuldq
            IvyBridge Intel SandyBridge 6/58,6/62 vme f16c rdrand fsgsbase smep erms
            Haswell-noTSX Intel SandyBridge 6/60,6/63,6/69,6/70 avx2 bmi1 bmi2 erms fma fsgsbase \
            invpcid movbe pcid smep
            Haswell Intel Haswell-noTSX 6/60,6/63,6/69,6/70 hle rtm
            Broadwell-noTSX Intel Haswell-noTSX 6/61,6/71,6/79,6/86 3dnowprefetch adx rdseed smap
            Broadwell Intel Broadwell-noTSX 6/61,6/71,6/79,6/86 hle rtm
            Skylake-Client-noTSX-IBRS Intel Broadwell-noTSX 6/78,6/94,6/142,6/158 vme abm arat f16c \
            rdrand spec-ctrl
            Skylake-Client-IBRS Intel Broadwell 6/78,6/94,6/142,6/158 vme abm arat f16c \
            rdrand spec-ctrl
            Skylake-Server-noTSX-IBRS Intel Skylake-Client-noTSX-IBRS \
            6/85/0,6/85/1,6/85/2,6/85/3,6/85/4 avx512f avx512dq avx512bw avx512cd avx512vl clwb \
            pdpe1gb
            Skylake-Server-IBRS Intel Skylake-Server-noTSX-IBRS \
            6/85/0,6/85/1,6/85/2,6/85/3,6/85/4 hle rtm
            Cascadelake-Server-noTSX Intel Skylake-Server-noTSX-IBRS 6/85/5,6/85/6,6/85/7 avx512vnni \
            ssbd
            Cascadelake-Server Intel Cascadelake-Server-noTSX 6/85/5,6/85/6,6/85/7 hle rtm
            Cooperlake Intel Cascadelake-Server 6/85/10,6/85/11 pku stibp
            Icelake-Server-noTSX Intel Skylake-Server-noTSX-IBRS 6/106,6/108 avx512vnni pku ssbd \
            avx512vbmi umip avx512vbmi2 gfni vaes vpclmulqdq avx512bitalg avx512-vpopcntdq la57
            Icelake-Server Intel Icelake-Server-noTSX 6/106,6/108 hle rtm
            k8 AMD - - fpu de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 \
            clflush mmx fxsr sse sse2 pni syscall nx lm
            Opteron_G1 AMD k8 15/5,15/20,15/21,15/36,15/37,15/39,15/47 -
            Opteron_G2 AMD k8 15/65,15/66,15/67,15/68,15/72,15/75,15/104,15/107 cx16 lahf_lm svm
            Opteron_G3 AMD Opteron_G2 16/2,16/4,16/6,16/8,16/9,16/10 abm misalignsse monitor popcnt \
            sse4a
            Opteron_G4 AMD Opteron_G2 21/1 3dnowprefetch abm aes avx fma4 misalignsse pclmuldq \
            pdpe1gb popcnt sse4.1 sse4.2 sse4a ssse3 xop xsave
            Opteron_G5 AMD Opteron_G4 21/2,21/16,21/19,21/48,21/56,21/96,21/101,21/112 f16c fma tbm
            EPYC AMD Opteron_G2 23/1,23/8,23/17,23/24,23/32 vme 3dnowprefetch abm adx aes arat avx avx2 \
            bmi1 bmi2 clflushopt cr8legacy f16c fma fsgsbase fxsr_opt misalignsse mmxext monitor \
            movbe osvw pclmuldq pdpe1gb popcnt rdrand rdseed rdtscp sha-ni smap smep sse4.1 sse4.2 \
            sse4a ssse3 xsave
            EPYC-Rome AMD EPYC 23/49,23/71,23/96,23/104,23/113,23/144,23/152 clwb clzero ibpb \
            perfctr_core rdpid umip wbnoinvd xsaveerptr -monitor
            EPYC-Milan AMD EPYC-Rome 25/0,25/1,25/8,25/33,25/80 erms fsrm invpcid pcid pku
            Dhyana Hygon EPYC 24/0,24/1,24/2,24/4,24/6 -aes -pclmuldq -sha-ni
            """;

    private static final int FEATURES = 4;

    /// All of them; a later one may hold all that an earlier one does.
    public static final List<CpuModel> ALL = read();

    private static List<CpuModel> read() {
        Map<String, Set<String>> known = new HashMap<>();
        known.put("-", Set.of());
        List<CpuModel> models = new ArrayList<>();
        TABLE.lines()
                .forEach(line -> {
                    List<String> words = List.of(line.split(" "));
                    Set<String> features =
                            new LinkedHashSet<>(Objects.requireNonNull(known.get(words.get(2))));
                    for (String feature : words.subList(FEATURES, words.size())) {
                        if (feature.startsWith("-")) {
                            features.remove(feature.substring(1));
                        } else {
                            features.add(feature);
                        }
                    }
                    known.put(words.getFirst(), features);
                    if (!words.get(3).equals("-")) { // no processor is only what others share
                        models.add(
                                new CpuModel(
                                        words.getFirst(),
                                        words.get(1),
                                        signatures(words.get(3)),
                                        Set.copyOf(features)));
                    }
                });
        return List.copyOf(models);
    }

    private static List<Signature> signatures(String text) {
        List<Signature> signatures = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            List<Integer> parts =
                    List.of(one.split("/", -1)).stream().map(Integer::valueOf).toList();
            signatures.add(
                    new Signature(
                            parts.get(0),
                            parts.get(1),
                            parts.size() > 2 ? parts.get(2) : Signature.ANY));
        }
        return List.copyOf(signatures);
    }

    /// Finds the one that a processor is: the one of its signature that has most of what it has, or
    /// for an unknown signature the one with most features. The processor has all features of the
    /// one that is found, except that a signature stands for those that nobody told of.
    ///
    /// @param vendor libvirt's name of who makes it
    /// @param signature its family, model and stepping, or null if it is not known
    /// @param present the features that it has
    /// @param told the features of which it is known whether it has them
    /// @return the model, empty if it is like none of them
    public static Optional<CpuModel> find(
            String vendor, @Nullable Signature signature, Set<String> present, Set<String> told) {
        List<CpuModel> possible =
                ALL.stream()
                        .filter(model -> model.vendor.equals(vendor))
                        .filter(model ->
                                model.features.stream()
                                        .filter(told::contains)
                                        .allMatch(present::contains))
                        .toList();
        Optional<CpuModel> ofItsMake =
                possible.stream()
                        .filter(model ->
                                signature != null
                                        && model.signatures.stream()
                                                .anyMatch(one -> one.covers(signature)))
                        .max(
                                Comparator.<CpuModel>comparingInt(model -> model.count(told))
                                        .thenComparing(
                                                model -> model.features.size(),
                                                Comparator.reverseOrder()));
        return ofItsMake.or(() ->
                possible.stream()
                        .filter(model -> told.containsAll(model.features))
                        .max(Comparator.comparingInt(model -> model.features.size())));
    }

    private int count(Set<String> told) {
        return (int) features.stream().filter(told::contains).count();
    }
}
