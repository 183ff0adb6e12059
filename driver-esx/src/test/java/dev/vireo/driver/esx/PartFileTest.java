package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartFileTest {
    private static final long SIZE = 3L * PartFile.CHUNK + 5;

    @TempDir Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("disk.img");
    }

    private PartFile open(String identity, boolean keep) {
        return new PartFile(target, SIZE, identity, keep);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void getsItsNameWhenItIsWhole() throws IOException {
        try (PartFile part = open("a", false)) {
            assertThat(part.chunks()).isEqualTo(4);
            part.write(text("x"), SIZE - 1);
            assertThat(names()).containsExactly("disk.img.part");
            part.commit();
        }
        assertThat(names()).containsExactly("disk.img");
        assertThat(Files.size(target)).isEqualTo(SIZE);
    }

    @Test
    void leavesNothingThatCouldNotBeTakenUp() throws IOException {
        try (PartFile part = open("a", true)) {
            part.write(text("x"), 0);
        }
        assertThat(names()).isEmpty();
        try (PartFile part = open("a", true)) {
            part.finished(0);
        }
        assertThat(names()).containsExactly("disk.img.part", "disk.img.part.state");
    }

    @Test
    void leavesNothingIfItIsNotKept() throws IOException {
        Files.writeString(target, "old");
        try (PartFile part = open("a", false)) {
            part.write(text("x"), 0);
            part.finished(0);
        }
        assertThat(names()).containsExactly("disk.img");
        assertThat(target).hasContent("old");
    }

    @Test
    void isTakenUpWhereItWasLeft() throws IOException {
        try (PartFile part = open("a", true)) {
            part.write(text("first"), 0);
            part.finished(0);
            part.write(text("last"), part.start(3));
            part.finished(3);
        }
        assertThat(names()).containsExactly("disk.img.part", "disk.img.part.state");
        try (PartFile part = open("a", true)) {
            assertThat(part.there()).isEqualTo(PartFile.CHUNK + 5);
            assertThat(part.has(0)).isTrue();
            assertThat(part.has(1)).isFalse();
            assertThat(part.has(3)).isTrue();
            part.commit();
        }
        assertThat(names()).containsExactly("disk.img");
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).startsWith("first");
    }

    @Test
    void isBegunAnewForAnotherContent() throws IOException {
        try (PartFile part = open("a", true)) {
            part.write(text("first"), 0);
            part.finished(0);
        }
        try (PartFile part = open("b", true)) {
            assertThat(part.there()).isZero();
            part.commit();
        }
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).startsWith("\0\0");
    }

    @Test
    void isBegunAnewWhenNothingIsToBeTakenUp() throws IOException {
        try (PartFile part = open("a", true)) {
            part.finished(0);
        }
        try (PartFile part = open("a", false)) {
            assertThat(part.there()).isZero();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void isWrittenByOneAtATime() {
        try (PartFile part = open("a", true)) {
            assertThat(part.chunks()).isEqualTo(4);
            assertThatThrownBy(() -> open("a", true))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_BUSY))
                    .hasMessageContaining("another download is writing '" + target + ".part'");
        }
    }

    @Test
    void followsALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Files.createSymbolicLink(target, real);
        try (PartFile part = open("a", false)) {
            part.commit();
        }
        assertThat(target).isSymbolicLink();
        assertThat(Files.size(real)).isEqualTo(SIZE);
    }
}
