package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;

/// A bit of an answer of the CPUID instruction, and libvirt's name for the feature it stands for.
///
/// @param register the leaf in hexadecimal and the register, such as `1.ecx`
/// @param bit the number of the bit, 0 to 31
/// @param feature libvirt's name
public record CpuidBit(String register, int bit, String feature) {
    /// All bits that have a name: `leaf.register`, then `bit name` pairs. The bits are those of
    /// Intel's and AMD's manuals (CPUID), the names are libvirt's.
    private static final String TABLE =
            """
            1.ecx 0 pni 1 pclmuldq 2 dtes64 3 monitor 4 ds_cpl 5 vmx 6 smx 7 est 8 tm2 9 ssse3 \
            10 cid 12 fma 13 cx16 14 xtpr 15 pdcm 17 pcid 18 dca 19 sse4.1 20 sse4.2 21 x2apic \
            22 movbe 23 popcnt 24 tsc-deadline 25 aes 26 xsave 27 osxsave 28 avx 29 f16c \
            30 rdrand 31 hypervisor
            1.edx 0 fpu 1 vme 2 de 3 pse 4 tsc 5 msr 6 pae 7 mce 8 cx8 9 apic 11 sep 12 mtrr \
            13 pge 14 mca 15 cmov 16 pat 17 pse36 18 pn 19 clflush 21 ds 22 acpi 23 mmx 24 fxsr \
            25 sse 26 sse2 27 ss 28 ht 29 tm 30 ia64 31 pbe
            6.eax 2 arat
            7.ebx 0 fsgsbase 1 tsc_adjust 3 bmi1 4 hle 5 avx2 7 smep 8 bmi2 9 erms 10 invpcid \
            11 rtm 12 cmt 14 mpx 16 avx512f 17 avx512dq 18 rdseed 19 adx 20 smap 21 avx512ifma \
            23 clflushopt 24 clwb 25 intel-pt 26 avx512pf 27 avx512er 28 avx512cd 29 sha-ni \
            30 avx512bw 31 avx512vl
            7.ecx 1 avx512vbmi 2 umip 3 pku 4 ospke 5 waitpkg 6 avx512vbmi2 8 gfni 9 vaes \
            10 vpclmulqdq 11 avx512vnni 12 avx512bitalg 14 avx512-vpopcntdq 16 la57 22 rdpid \
            24 bus-lock-detect 25 cldemote 27 movdiri 28 movdir64b 31 pks
            7.edx 2 avx512-4vnniw 3 avx512-4fmaps 4 fsrm 8 avx512-vp2intersect 10 md-clear \
            14 serialize 16 tsx-ldtrk 18 pconfig 22 amx-bf16 23 avx512-fp16 24 amx-tile \
            25 amx-int8 26 spec-ctrl 27 stibp 29 arch-capabilities 30 core-capability 31 ssbd
            80000001.ecx 0 lahf_lm 1 cmp_legacy 2 svm 3 extapic 4 cr8legacy 5 abm 6 sse4a \
            7 misalignsse 8 3dnowprefetch 9 osvw 10 ibs 11 xop 12 skinit 13 wdt 15 lwp 16 fma4 \
            17 tce 18 cvt16 19 nodeid_msr 21 tbm 22 topoext 23 perfctr_core 24 perfctr_nb
            80000001.edx 11 syscall 20 nx 22 mmxext 25 fxsr_opt 26 pdpe1gb 27 rdtscp 29 lm \
            30 3dnowext 31 3dnow
            80000007.edx 8 invtsc
            80000008.ebx 0 clzero 2 xsaveerptr 9 wbnoinvd 12 ibpb 14 ibrs 15 amd-stibp \
            24 amd-ssbd 25 virt-ssbd 26 amd-no-ssb
            """;

    /// All bits, register by register, bits ascending.
    public static final List<CpuidBit> ALL = read();

    private static List<CpuidBit> read() {
        List<CpuidBit> bits = new ArrayList<>();
        TABLE.lines()
                .forEach(line -> {
                    List<String> words = List.of(line.split(" "));
                    for (int i = 1; i + 1 < words.size(); i += 2) {
                        bits.add(
                                new CpuidBit(
                                        words.getFirst(),
                                        Integer.parseInt(words.get(i)),
                                        words.get(i + 1)));
                    }
                });
        return List.copyOf(bits);
    }
}
