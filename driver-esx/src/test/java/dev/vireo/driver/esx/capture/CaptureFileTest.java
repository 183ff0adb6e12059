package dev.vireo.driver.esx.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
    @TempDir private Path folder;

    private void refused(Path target, String reason) {
        assertThatIOException()
                .isThrownBy(() -> CaptureFile.create(target, "8.0.2.0", true))
                .satisfies(e -> assertThat(CaptureFile.reason(e)).isEqualTo(reason));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatCannotBeWrittenBeforeAnythingIsRead() {
        refused(folder, "it is a folder");
        refused(folder.resolve("no/file"), "there is no folder " + folder.resolve("no"));
    }

    @Test
    void reasonsNameNoTemporaryFile() {
        assertThat(CaptureFile.reason(new AccessDeniedException("/x/.file123.new")))
                .isEqualTo("permission denied");
    }

    @Test
    void whatIsNotFinishedIsRemoved() throws IOException {
        try (CaptureFile file = CaptureFile.create(folder.resolve("f"), "8.0.2.0", true)) {
            file.object("Folder:a", Map.of(), Map.of());
        }
        assertThat(folder).isEmptyDirectory();
        try (CaptureFile file = CaptureFile.create(folder.resolve("f"), "8.0.2.0", true)) {
            assertThat(file.finish()).isZero();
        }
        assertThat(folder.toFile().list()).containsExactly("f");
    }
}
