package dev.vireo.it;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VirshOnOurEsxTest extends VirshComparison {
    VirshOnOurEsxTest(@TempDir Path folder) {
        super(OurServer.esx(NAMES), folder);
    }
}
