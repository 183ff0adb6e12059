package dev.vireo.simulator.inventory;

import dev.vireo.vim.ConfigurePowerPolicyRequest;
import dev.vireo.vim.HostPowerPolicy;
import dev.vireo.vim.HostPowerSystemHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerSystemCapability;
import dev.vireo.vim.PowerSystemInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets how a host saves power.
final class SimHostPowerSystem extends HostPart implements HostPowerSystemHandler, Lasting {
    private static final List<HostPowerPolicy> POLICIES =
            List.of(
                    policy(1, "PowerPolicy.static", "static"),
                    policy(2, "PowerPolicy.dynamic", "dynamic"),
                    policy(3, "PowerPolicy.low", "low"),
                    policy(4, "PowerPolicy.custom", "custom"));

    private HostPowerPolicy current = POLICIES.get(1);

    SimHostPowerSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    private static HostPowerPolicy policy(int key, String name, String shortName) {
        return HostPowerPolicy.builder()
                .key(key)
                .name(name + ".name")
                .shortName(shortName)
                .description(name + ".description")
                .build();
    }

    PowerSystemCapability capability() {
        return PowerSystemCapability.builder().availablePolicy(POLICIES).build();
    }

    PowerSystemInfo info() {
        return PowerSystemInfo.builder().currentPolicy(current).build();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "capability" -> capability();
            case "info" -> info();
            default -> null;
        };
    }

    @Override
    public void configurePowerPolicy(ConfigurePowerPolicyRequest request) {
        HostPowerPolicy wanted =
                find(request.key()).orElseThrow(() -> SimFault.invalidArgument("key"));
        change(() -> {
            current = wanted;
        });
    }

    private static Optional<HostPowerPolicy> find(long key) {
        return POLICIES.stream().filter(policy -> policy.key() == key).findFirst();
    }

    @Override
    public void save(StateWriter out) {
        out.number("policy", current.key());
    }

    @Override
    public void restore(StateReader in) {
        current = find(in.number("policy", current.key())).orElse(current);
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }
}
