package dev.vireo.it;

import dev.vireo.testkit.Vcsim;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnEsxTest extends VirshComparison {
    VirshOnEsxTest(@TempDir Path folder) {
        super(Vcsim.esx(6), "esx", "/", "ha-host_VM", folder);
    }
}
