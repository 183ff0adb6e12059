package dev.vireo.driver.esx;

import dev.vireo.model.CpuModel.Signature;
import dev.vireo.model.CpuidBit;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostCpuIdInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a host's processors answer to the CPUID instruction, as far as the server tells it.
///
/// VI API: `hardware.cpuFeature`, in which a register is eight groups of four binary digits with
/// colons between them, bit 31 first.
final class CpuidLeaves {
    private static final int GROUP = 5; // four digits and a colon
    private static final int LENGTH = 8 * GROUP - 1;
    private static final int LETTERS = 12;

    private final Map<String, Integer> registers = new HashMap<>();

    private CpuidLeaves() {}

    /// Reads the leaves.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if a register is none; it is named
    static CpuidLeaves of(List<HostCpuIdInfo> infos) {
        CpuidLeaves leaves = new CpuidLeaves();
        for (HostCpuIdInfo info : infos) {
            leaves.add(info.level(), "eax", info.eax());
            leaves.add(info.level(), "ebx", info.ebx());
            leaves.add(info.level(), "ecx", info.ecx());
            leaves.add(info.level(), "edx", info.edx());
        }
        return leaves;
    }

    private void add(int level, String register, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String leaf = Integer.toHexString(level);
        registers.putIfAbsent(leaf + "." + register, value(text, leaf, register));
    }

    private static int value(String text, String leaf, String register) {
        if (text.length() != LENGTH) {
            throw malformed(text, leaf, register);
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colon = i % GROUP == GROUP - 1;
            if (colon ? c != ':' : c != '0' && c != '1') {
                throw malformed(text, leaf, register);
            }
            if (!colon) {
                value = value << 1 | (c - '0');
            }
        }
        return value;
    }

    private static VirtException malformed(String text, String leaf, String register) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "the host's 'hardware.cpuFeature' has '"
                        + text
                        + "' as register "
                        + register.toUpperCase(Locale.ROOT)
                        + " of CPUID leaf 0x"
                        + leaf
                        + ", which is no eight groups of four binary digits");
    }

    /// Returns a register.
    ///
    /// @param register such as `1.ecx`, the leaf in hexadecimal
    OptionalInt register(String register) {
        Integer value = registers.get(register);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// Returns libvirt's names of the features that the processors have, in the order of their
    /// registers.
    Set<String> present() {
        Set<String> names = new LinkedHashSet<>();
        for (CpuidBit bit : CpuidBit.ALL) {
            if ((register(bit.register()).orElse(0) >>> bit.bit() & 1) == 1) {
                names.add(bit.feature());
            }
        }
        return names;
    }

    /// Returns libvirt's names of the features of which is known whether the processors have them.
    Set<String> told() {
        Set<String> names = new LinkedHashSet<>();
        for (CpuidBit bit : CpuidBit.ALL) {
            if (registers.containsKey(bit.register())) {
                names.add(bit.feature());
            }
        }
        return names;
    }

    Optional<Signature> signature() {
        OptionalInt eax = register("1.eax");
        return eax.isPresent() ? Optional.of(Signature.of(eax.getAsInt())) : Optional.empty();
    }

    /// Returns the name that the processors' maker has in leaf 0.
    Optional<String> maker() {
        OptionalInt ebx = register("0.ebx");
        OptionalInt edx = register("0.edx");
        OptionalInt ecx = register("0.ecx");
        if (ebx.isEmpty() || edx.isEmpty() || ecx.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer letters = ByteBuffer.allocate(LETTERS).order(ByteOrder.LITTLE_ENDIAN);
        letters.putInt(ebx.getAsInt()).putInt(edx.getAsInt()).putInt(ecx.getAsInt());
        return Optional.of(new String(letters.array(), StandardCharsets.ISO_8859_1));
    }
}
