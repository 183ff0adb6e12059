package dev.vireo.it;

import dev.vireo.testkit.Vcsim;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnVcenterTest extends VirshComparison {
    VirshOnVcenterTest(@TempDir Path folder) {
        super(Vcsim.vcenter(6), "vpx", "/DC0/DC0_C0/DC0_C0_H0", "DC0_C0_RP0_VM", folder);
    }
}
