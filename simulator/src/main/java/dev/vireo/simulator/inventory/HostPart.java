package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A managed object that configures one aspect of a host.
abstract class HostPart extends SimObject {
    private final SimHostSystem host;

    HostPart(SimHostSystem host, ManagedObjectReference self) {
        super(host.inventory(), self);
        this.host = host;
    }

    final SimHostSystem host() {
        return host;
    }

    /// Changes what is kept of the host.
    final <R extends @Nullable Object> R change(Supplier<R> work) {
        return inventory()
                .durably(() -> {
                    R result = work.get();
                    touchLastingly();
                    host.touch();
                    return result;
                });
    }

    /// Changes what is kept of the host.
    final void change(Runnable work) {
        change(() -> {
            work.run();
            return null;
        });
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "value", "availableField" -> List.of();
            default -> null;
        };
    }
}
