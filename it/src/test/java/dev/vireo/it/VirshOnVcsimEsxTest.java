package dev.vireo.it;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnVcsimEsxTest extends VirshComparison {
    VirshOnVcsimEsxTest(@TempDir Path folder) {
        super(VcsimServer.esx(6).renamed(NAMES), folder);
    }
}
