package dev.vireo.it;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnVcsimVcenterTest extends VirshComparison {
    VirshOnVcsimVcenterTest(@TempDir Path folder) {
        super(VcsimServer.vcenter(6).renamed(NAMES), folder);
    }
}
