package dev.vireo.driver.esx;

import dev.vireo.api.DomainPull;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PullReport;
import java.nio.file.Path;

/// Copies a machine's disks to this machine.
interface MachinePull extends DomainPull {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default PullReport pull(Path folder, PullOptions options) {
        return new Pull(machine(), folder, options).run();
    }
}
