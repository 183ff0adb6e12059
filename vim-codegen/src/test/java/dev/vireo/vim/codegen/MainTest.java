package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String SCHEMA = "object A\nend\n";

    @TempDir Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Path schema = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void writeSchema() throws IOException {
        schema = Files.writeString(folder.resolve("a.vidl"), SCHEMA);
        target = folder.resolve("target");
    }

    private int run(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return Main.run(new PrintStream(errors, true, StandardCharsets.UTF_8), texts);
    }

    private Path generated(String className) {
        return target.resolve("dev/vireo/vim/" + className + ".java");
    }

    private void assertError(int status, String text) {
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo(text + System.lineSeparator());
        assertThat(status).isEqualTo(1);
    }

    @Test
    void writesTheFilesAndSaysNothing() {
        assertThat(run(schema, target)).isZero();
        assertThat(errors.size()).isZero();
        assertThat(generated("A"))
                .content()
                .startsWith("// Generated from a.vidl by vim-codegen. Do not edit.\n");
        assertThat(generated("Types")).exists();
    }

    @Test
    void leavesTheTimeOfFilesThatStayTheSame() throws IOException {
        run(schema, target);
        FileTime before = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(generated("A"), before);
        Files.setLastModifiedTime(generated("Types"), before);
        Files.writeString(schema, SCHEMA + "object B\nend\n");
        run(schema, target);
        assertThat(Files.getLastModifiedTime(generated("A"))).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(generated("Types"))).isGreaterThan(before);
    }

    @Test
    void removesFilesThatAreNoLongerGenerated() throws IOException {
        run(schema, target);
        Files.writeString(schema, "object B\nend\n");
        assertThat(run(schema, target)).isZero();
        assertThat(generated("A")).doesNotExist();
        assertThat(generated("B")).exists();
    }

    @Test
    void leavesFilesThatSomebodyElseWrote() throws IOException {
        Files.createDirectories(generated("Mine").getParent());
        Path mine = Files.writeString(generated("Mine"), "// mine\n");
        Path text = Files.writeString(target.resolve("notes.txt"), "// Generated from hope\n");
        Path binary = Files.write(target.resolve("Odd.java"), new byte[] {(byte) 0xFF, 0, 10});
        Path empty = Files.writeString(target.resolve("Empty.java"), "");
        assertThat(run(schema, target)).isZero();
        assertThat(mine).exists();
        assertThat(text).exists();
        assertThat(binary).exists();
        assertThat(empty).exists();
    }

    @Test
    void writesNothingForABadSchema() throws IOException {
        Files.writeString(schema, "object A\n    b  B  r\n    c  C  r\nend\n");
        assertError(run(schema, target), "a.vidl:2: unknown type 'B'\na.vidl:3: unknown type 'C'");
        assertThat(target).doesNotExist();
    }

    @Test
    void wantsTwoArguments() {
        assertError(run(), "usage: vim-codegen SCHEMA FOLDER");
    }

    @Test
    void wantsNotMoreThanTwoArguments() {
        assertError(run(schema, target, "more"), "usage: vim-codegen SCHEMA FOLDER");
    }

    @Test
    void tellsThatTheSchemaIsMissing() {
        Path missing = folder.resolve("missing.vidl");
        assertError(run(missing, target), "vim-codegen: " + missing + ": no such file");
    }

    @Test
    void tellsThatTheSchemaIsAFolder() {
        assertError(run(folder, target), "vim-codegen: " + folder + ": not a file");
    }

    @Test
    void tellsThatTheSchemaIsNoText() throws IOException {
        Files.write(schema, new byte[] {'o', (byte) 0xFF, (byte) 0xFE});
        assertError(run(schema, target), "vim-codegen: " + schema + ": not a text in UTF-8");
    }

    @Test
    void tellsThatTheTargetIsNoFolder() throws IOException {
        Files.writeString(target, "a file");
        assertError(run(schema, target), "vim-codegen: " + target + ": not a folder");
    }

    @Test
    void tellsThatAPathIsBad() {
        assertError(run("a\0b", target), "vim-codegen: bad path: Nul character not allowed");
    }
}
