package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Changes of `extraConfig`. A key that says the same as a member changes the member, too.
final class ExtraConfig {
    private ExtraConfig() {}

    static VirtualMachineConfigInfo apply(
            VirtualMachineConfigInfo config, List<OptionValue> changes) {
        if (changes.isEmpty()) {
            return config;
        }
        VirtualMachineConfigInfo changed = config;
        Map<String, OptionValue> options = new LinkedHashMap<>();
        config.extraConfig().forEach(each -> options.put(id(each.key()), each));
        for (OptionValue change : changes) {
            if (change.key().isEmpty()) {
                throw Faults.argument("configSpec.extraConfig.key");
            }
            String value = String.valueOf(change.value());
            String id = id(change.key());
            changed = ScalarEntries.set(changed, change.key(), value);
            if (value.isEmpty()) {
                options.remove(id);
            } else {
                OptionValue before = options.get(id);
                String key = before == null ? change.key() : before.key();
                options.put(id, VmxReader.option(key, value));
            }
        }
        return changed.toBuilder().extraConfig(List.copyOf(options.values())).build();
    }

    /// Takes out what belongs to devices that are gone.
    ///
    /// @param prefixes for example `ethernet1`
    static VirtualMachineConfigInfo without(
            VirtualMachineConfigInfo config, List<String> prefixes) {
        List<OptionValue> kept =
                config.extraConfig().stream()
                        .filter(each ->
                                prefixes.stream()
                                        .noneMatch(
                                                prefix -> id(each.key()).startsWith(prefix + '.')))
                        .toList();
        return config.toBuilder().extraConfig(kept).build();
    }

    private static String id(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
