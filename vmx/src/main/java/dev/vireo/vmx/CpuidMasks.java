package dev.vireo.vmx;

import dev.vireo.model.CpuFeature;
import dev.vireo.model.CpuidBit;
import dev.vireo.model.FeaturePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way between masks of CPUID in a VMX file and features of the CPU in a document.
///
/// A VMX file masks answers of CPUID, at level [VmxLevel#FULL] both ways: `cpuid.LEAF.REGISTER`
/// holds a symbol for each of 32 bits, the highest first, with colons in between for people:
///
/// | symbol | the guest sees | document |
/// |---|---|---|
/// | `-` | what VMware would show anyway | nothing |
/// | `0` | no such feature | `policy='disable'` |
/// | `1` | the feature, whatever the host has | `policy='force'` |
/// | `H` | what the host has | `policy='optional'` |
/// | `x`, `R`, `T` and others | say how hosts are compared for vMotion | nothing |
///
/// The leaf is in hexadecimal. A key may end in `.amd` or `.intel`; then it counts on hosts of that
/// vendor only, which a document cannot say.
final class CpuidMasks {
    private static final String PREFIX = "cpuid.";
    private static final int BITS = 32;
    private static final char UNCHANGED = '-';

    private CpuidMasks() {}

    /// Reads the masks of a VMX file.
    ///
    /// @return the features they speak of, register by register
    static List<CpuFeature> read(VmxConfig config) {
        List<CpuFeature> features = new ArrayList<>();
        String register = "";
        String symbols = null;
        for (CpuidBit bit : CpuidBit.ALL) {
            if (!bit.register().equals(register)) {
                register = bit.register();
                symbols = symbols(config.value(PREFIX + register));
            }
            if (symbols != null) {
                policy(symbols.charAt(BITS - 1 - bit.bit()))
                        .ifPresent(policy ->
                                features.add(new CpuFeature(bit.feature(), Optional.of(policy))));
            }
        }
        return features;
    }

    /// Returns the 32 symbols of a mask, or null if it is none.
    private static @Nullable String symbols(@Nullable String mask) {
        String symbols = mask == null ? "" : mask.replace(":", "");
        return symbols.length() == BITS ? symbols : null;
    }

    private static Optional<FeaturePolicy> policy(char symbol) {
        return switch (symbol) {
            case '0' -> Optional.of(FeaturePolicy.DISABLE);
            case '1' -> Optional.of(FeaturePolicy.FORCE);
            case 'H', 'h' -> Optional.of(FeaturePolicy.OPTIONAL);
            default -> Optional.empty();
        };
    }

    /// Makes the masks that features need. A feature whose bit nobody knows has none.
    ///
    /// @return the values by their keys, such as `cpuid.1.ecx`, in the order of [CpuidBit#ALL]
    static Map<String, String> write(List<CpuFeature> features) {
        Map<String, char[]> masks = new LinkedHashMap<>();
        for (CpuidBit bit : CpuidBit.ALL) {
            for (CpuFeature feature : features) {
                if (feature.name().equals(bit.feature())) {
                    char[] mask = masks.computeIfAbsent(PREFIX + bit.register(), _ -> unchanged());
                    mask[BITS - 1 - bit.bit()] = symbol(feature);
                }
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        masks.forEach((key, mask) -> values.put(key, withColons(mask)));
        return values;
    }

    /// Tells whether a feature has a bit in a mask.
    static boolean isKnown(CpuFeature feature) {
        return CpuidBit.ALL.stream().anyMatch(bit -> bit.feature().equals(feature.name()));
    }

    private static char symbol(CpuFeature feature) {
        return switch (feature.policy().orElse(FeaturePolicy.REQUIRE)) {
            case FORCE, REQUIRE -> '1';
            case OPTIONAL -> 'H';
            case DISABLE, FORBID -> '0';
        };
    }

    private static char[] unchanged() {
        char[] mask = new char[BITS];
        Arrays.fill(mask, UNCHANGED);
        return mask;
    }

    private static String withColons(char[] mask) {
        StringBuilder out = new StringBuilder(BITS + 7);
        for (int i = 0; i < BITS; i++) {
            if (i > 0 && i % 4 == 0) {
                out.append(':');
            }
            out.append(mask[i]);
        }
        return out.toString();
    }
}
