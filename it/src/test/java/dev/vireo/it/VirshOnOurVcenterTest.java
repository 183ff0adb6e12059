package dev.vireo.it;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnOurVcenterTest extends VirshComparison {
    VirshOnOurVcenterTest(@TempDir Path folder) {
        super(OurServer.vcenter(6), folder);
    }
}
