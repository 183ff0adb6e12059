package dev.vireo.simulator.datastore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatastoreFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long MIB = 1 << 20;

    private final Path top;
    private final Path root;
    private final DatastoreFiles files;

    DatastoreFilesTest(@TempDir Path top) {
        this.top = top;
        this.root = top.resolve("ds");
        this.files = DatastoreFiles.in(root, 100 * MIB, InstantSource.fixed(NOW));
    }

    @BeforeEach
    void putSomethingBeside() throws IOException {
        Files.writeString(top.resolve("secret"), "secret");
    }

    private static void fails(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(DatastoreFileException.class)
                .isThrownBy(call)
                .extracting(DatastoreFileException::reason)
                .isEqualTo(reason);
    }

    private void text(String path, String content) {
        files.write(path, content.getBytes(UTF_8));
    }

    private String text(String path) {
        return new String(files.read(path), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../secret",
                "a/../../secret",
                "/../secret",
                "a/..",
                "x\0y",
                "line\nfeed",
                "tab\t",
                ".vireo-allocations",
                "a/.vireo-writing-1-1",
                "\ud800"
            })
    void refusesPathThatLeavesTheDatastoreOrCannotBeAName(String path) {
        files.createDirectory("a", false);
        fails(Reason.INVALID_PATH, () -> files.find(path));
        fails(Reason.INVALID_PATH, () -> files.read(path));
        fails(Reason.INVALID_PATH, () -> text(path, "x"));
        fails(Reason.INVALID_PATH, () -> files.delete(path));
        fails(Reason.INVALID_PATH, () -> files.createDirectory(path, true));
    }

    @Test
    void refusesNamesLongerThanFileSystemsTake() {
        fails(Reason.INVALID_PATH, () -> text("x".repeat(256), ""));
        text("x".repeat(200), "long");
        assertThat(text("x".repeat(200))).isEqualTo("long");
    }

    @Test
    void absolutePathStartsAtTheRootOfTheDatastore() {
        files.createDirectory("etc", false);
        text("/etc//passwd", "mine");
        assertThat(text("etc/./passwd")).isEqualTo("mine");
    }

    @Test
    void symbolicLinkThatLeadsOutIsRefusedAndHidden() throws IOException {
        text("inside", "inside");
        Files.createSymbolicLink(root.resolve("out"), top.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), top);
        Files.createSymbolicLink(root.resolve("in"), root.resolve("inside"));
        fails(Reason.INVALID_PATH, () -> files.read("out"));
        fails(Reason.INVALID_PATH, () -> files.read("up/secret"));
        fails(Reason.INVALID_PATH, () -> text("up/other", "x"));
        fails(Reason.INVALID_PATH, () -> files.delete("up/secret"));
        assertThat(text("in")).isEqualTo("inside");
        assertThat(files.list("")).extracting(FileStat::path).containsExactly("in", "inside");
        assertThat(top.resolve("secret")).hasContent("secret");
    }

    @Test
    void deletingADirectoryFollowsNoLinks() throws IOException {
        files.createDirectory("d", false);
        Files.createSymbolicLink(root.resolve("d/out"), top);
        files.delete("d");
        assertThat(top.resolve("secret")).exists();
        assertThat(files.list("")).isEmpty();
    }

    @Test
    void anyNameComesBackAsItWas() {
        Random random = new Random(7);
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "Büro",
                                "日本.iso",
                                "50% off",
                                "a+b",
                                "x y",
                                "%2F",
                                "back\\slash",
                                "'\"*<>:|?",
                                "😀",
                                " lead",
                                "trail ",
                                "~",
                                "ä/ö"));
        for (int i = 0; i < 200; i++) {
            names.add(oddName(random));
        }
        for (String name : names) {
            String directory = "d" + names.indexOf(name);
            files.createDirectory(directory, false);
            String path = directory + "/" + name;
            if (name.indexOf('/') > 0) {
                files.createDirectory(path.substring(0, path.lastIndexOf('/')), true);
            }
            text(path, name);
            assertThat(text(path)).as(name).isEqualTo(name);
            assertThat(files.below(directory).getLast().path()).isEqualTo(path);
            files.delete(path);
            assertThat(files.exists(path)).isFalse();
        }
    }

    private static String oddName(Random random) {
        StringBuilder name = new StringBuilder("n");
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            int c;
            do {
                c = random.nextInt(4) == 0 ? random.nextInt(0x2fff) : random.nextInt(0x7f);
            } while (Character.isISOControl(c) || c == '/' || Character.isSurrogate((char) c));
            name.appendCodePoint(c);
        }
        return name.toString();
    }

    @Test
    void anUploadIsSeenWhenItIsWhole() {
        text("f", "old");
        try (FileUpload upload = files.upload("f")) {
            upload.append("new".getBytes(UTF_8), 0, 3);
            assertThat(text("f")).isEqualTo("old");
            assertThat(files.list("")).hasSize(1);
            assertThat(upload.commit()).isFalse();
        }
        assertThat(text("f")).isEqualTo("new");
        assertThat(files.stat("f").modified()).isEqualTo(NOW);
    }

    @Test
    void anAbandonedUploadLeavesNothing() throws IOException {
        try (FileUpload upload = files.upload("f")) {
            upload.append(new byte[100], 0, 100);
        }
        assertThat(files.exists("f")).isFalse();
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all).isEmpty();
        }
        assertThat(files.usedBytes()).isZero();
    }

    @Test
    void whatAKilledProcessHasLeftDisappears() throws IOException {
        Files.createDirectories(root);
        long own = ProcessHandle.current().pid();
        List<Path> left =
                List.of(
                        root.resolve(".vireo-writing-4194399-1-1"), // no system has such a process
                        root.resolve(".vireo-writing-" + own + "-1-1")); // one of the same number
        for (Path each : left) {
            Files.writeString(each, "half");
        }
        assertThat(files.list("")).isEmpty();
        assertThat(left).noneMatch(Files::exists);
    }

    @Test
    void whatIsBeingWrittenStays() {
        try (FileUpload upload = files.upload("f")) {
            upload.append(new byte[100], 0, 100);
            assertThat(DatastoreFiles.in(root, MIB, InstantSource.fixed(NOW)).list("")).isEmpty();
            upload.commit();
        }
        assertThat(files.read("f")).hasSize(100);
    }

    @Test
    void anUploadCanBeContinuedByAnotherProcess() {
        try (FileUpload upload = files.resume("f")) {
            upload.append("first ".getBytes(UTF_8), 0, 6);
            upload.leave();
        }
        assertThat(files.list("")).isEmpty();
        DatastoreFiles later = DatastoreFiles.in(root, 100 * MIB, InstantSource.fixed(NOW));
        try (FileUpload upload = later.resume("f")) {
            assertThat(upload.position()).isEqualTo(6);
            upload.append("second".getBytes(UTF_8), 0, 6);
            assertThat(upload.commit()).isTrue();
        }
        assertThat(text("f")).isEqualTo("first second");
    }

    @Test
    void blocksOfZerosTakeNoSpaceAndKeepTheirPlace() throws IOException {
        byte[] content = new byte[(int) (5 * MIB) + 17];
        content[0] = 1;
        content[(int) (3 * MIB)] = 2;
        try (FileUpload upload = files.upload("f");
                InputStream in = new ByteArrayInputStream(content)) {
            assertThat(upload.append(in)).isEqualTo(content.length);
            upload.commit();
        }
        assertThat(files.read("f")).isEqualTo(content);
        assertThat(files.stat("f").size()).isEqualTo(content.length);
        assertThat(files.stat("f").allocated()).isLessThan(MIB);
        assertThat(files.usedBytes()).isEqualTo(files.stat("f").allocated());
    }

    @Test
    void takenSpaceIsTheSameAfterARestart() {
        files.writeHole("thin", 50 * MIB, 10 * MIB);
        files.writeHole("thick", 20 * MIB, 20 * MIB);
        files.createDirectory("d", false);
        files.move("thin", files, "d/thin");
        text("small", "12345");
        long used = files.usedBytes();
        assertThat(used).isEqualTo(30 * MIB + 5);
        DatastoreFiles later = DatastoreFiles.in(root, 100 * MIB, InstantSource.fixed(NOW));
        assertThat(later.usedBytes()).isEqualTo(used);
        later.delete("d");
        assertThat(later.usedBytes()).isEqualTo(20 * MIB + 5);
        assertThat(later.freeBytes()).isEqualTo(80 * MIB - 5);
    }

    @Test
    void aFullDatastoreTakesNoMore() {
        files.writeHole("thick", 99 * MIB, 99 * MIB);
        files.writeHole("thin", 500 * MIB, 0);
        fails(Reason.NO_SPACE, () -> files.write("g", filled(2 * MIB)));
        assertThat(files.exists("g")).isFalse();
        assertThat(files.freeBytes()).isEqualTo(MIB);
        files.write("h", filled(MIB));
        fails(Reason.NO_SPACE, () -> files.resize("thin", 500 * MIB, 1));
        files.delete("h");
        files.resize("thin", 500 * MIB, 1);
    }

    private static byte[] filled(long count) {
        byte[] bytes = new byte[(int) count];
        java.util.Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    @Test
    void whatIsReservedIsNotFree() {
        files.reserve(() -> 60 * MIB);
        assertThat(files.freeBytes()).isEqualTo(40 * MIB);
        fails(Reason.NO_SPACE, () -> files.writeHole("f", 41 * MIB, 41 * MIB));
    }

    @Test
    void directoriesAreCopiedAndMovedAcrossDatastores() {
        DatastoreFiles other =
                DatastoreFiles.in(top.resolve("other"), 100 * MIB, InstantSource.fixed(NOW));
        files.createDirectory("a/b", true);
        text("a/b/c", "content");
        files.writeHole("a/thin", 3 * MIB, 0);
        files.copy("a", other, "copy");
        assertThat(new String(other.read("copy/b/c"), UTF_8)).isEqualTo("content");
        assertThat(other.usedBytes()).isEqualTo(7);
        files.move("a", other, "moved");
        assertThat(files.exists("a")).isFalse();
        assertThat(files.usedBytes()).isZero();
        assertThat(other.below("moved"))
                .extracting(FileStat::path)
                .containsExactly("moved/b", "moved/b/c", "moved/thin");
        fails(Reason.EXISTS, () -> other.copy("moved/b/c", other, "copy/b/c"));
        fails(Reason.INVALID_PATH, () -> other.move("moved", other, "moved/b/d"));
        fails(Reason.INVALID_PATH, () -> other.copy("moved", other, "moved/b/d"));
    }

    @Test
    void mistakesAreNamed() {
        text("f", "");
        files.createDirectory("d", false);
        fails(Reason.NOT_FOUND, () -> files.read("nothing"));
        fails(Reason.NOT_FOUND, () -> text("nothing/f", ""));
        fails(Reason.NOT_FOUND, () -> files.createDirectory("nothing/d", false));
        fails(Reason.NOT_FOUND, () -> files.list("f/g"));
        fails(Reason.EXISTS, () -> files.createDirectory("d", false));
        fails(Reason.EXISTS, () -> files.createDirectory("d", true));
        fails(Reason.IS_DIRECTORY, () -> text("d", ""));
        fails(Reason.IS_DIRECTORY, () -> files.read("d"));
        fails(Reason.NOT_DIRECTORY, () -> files.list("f"));
        fails(Reason.INVALID_PATH, () -> files.delete(""));
    }

    @Test
    void whoPreparesFilesIsAskedBeforeTheyAreLookedAt() {
        List<String> asked = new ArrayList<>();
        files.onAccess(first -> {
            asked.add(first);
            if (first.equals("web") && !files.exists("web")) {
                files.createDirectory("web", false);
                text("web/web.vmx", "x");
            }
        });
        assertThat(text("web/web.vmx")).isEqualTo("x");
        assertThat(asked).containsOnly("web");
        files.list("");
        assertThat(asked).contains("");
    }

    @Test
    void aTemporaryFolderGoesWithItsDatastore() {
        DatastoreFiles temporary = DatastoreFiles.temporary(MIB, InstantSource.fixed(NOW));
        temporary.write("f", new byte[10]);
        temporary.close();
        assertThatExceptionOfType(DatastoreFileException.class)
                .isThrownBy(() -> temporary.read("f"));
    }
}
