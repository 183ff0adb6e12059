package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSourceTest {
    @TempDir Path folder;

    private Path file;
    private LocalSource source;

    @BeforeEach
    void make() throws IOException {
        file = Files.writeString(folder.resolve("file"), "0123456789");
        source = new LocalSource(file, 8, LocalFile.identity(file));
    }

    @Test
    void isTheBeginningOfAFile() throws IOException {
        try (InputStream in = source.open(5)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("567");
        }
        source.requireSame();
    }

    @Test
    void noticesThatTheFileHasAnotherTime() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThatThrownBy(source::requireSame)
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("'" + file + "' was changed while it was uploaded");
    }

    @Test
    void noticesThatTheFileHasAnotherSize() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "01234567890");
        Files.setLastModifiedTime(file, before);
        assertThatThrownBy(source::requireSame).isInstanceOf(VirtException.class);
    }
}
