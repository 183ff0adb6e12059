package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatastorePathTest {
    @ParameterizedTest
    @CsvSource({
        "[datastore] directory/file, datastore, directory, directory/file",
        "[datastore] directory1/directory2/file, datastore, directory1/directory2, directory1/directory2/file",
        "[datastore] file, datastore, file, file",
        "[datastore] directory/, datastore, directory, directory/",
        "[datastore], datastore, '', ''",
        "[ds]file, ds, file, file",
        "'[ds]   file', ds, file, file",
        "[ds, ds, '', ''",
        "[a]b] c, a, b] c, b] c",
        "[ds] /a, ds, '', /a",
        "[ds] a//b, ds, a/, a//b",
        "[ ] a, ' ', a, a"
    })
    void readsWhatLibvirtReads(String text, String datastore, String directory, String path) {
        DatastorePath read = DatastorePath.parse(text);
        assertThat(read.datastore()).isEqualTo(datastore);
        assertThat(read.directory()).isEqualTo(directory);
        assertThat(read.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "[] directory/file", "directory/file", "]x", " [ds] a"})
    void refusesWhatLibvirtRefuses(String text) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> DatastorePath.parse(text))
                .withMessage(
                        "invalid argument: Datastore path '"
                                + text
                                + "' doesn't have expected format '[<datastore>] <path>'")
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG);
                    assertThat(e.domain()).isEqualTo(ErrorDomain.ESX);
                });
    }

    @Test
    void tellsTheFolderOfAFileInTheRootFromTheFile() {
        DatastorePath top = DatastorePath.parse("[ds] top.vmx");
        assertThat(top.folder()).isEmpty();
        assertThat(top.fileName()).isEqualTo("top.vmx");
        assertThat(DatastorePath.parse("[ds] a/b/c.vmx").folder()).isEqualTo("a/b");
        assertThat(DatastorePath.parse("[ds] a/b/c.vmx").fileName()).isEqualTo("c.vmx");
    }

    @ParameterizedTest
    @CsvSource({
        "/vmfs/volumes/ds/a/b.vmdk, [ds] a/b.vmdk",
        "/vmfs/volumes//ds/a.vmdk, [ds] a.vmdk",
        "/vmfs/volumes/ds//a, [ds] /a"
    })
    void readsThePathOfAHost(String hostPath, String path) {
        assertThat(DatastorePath.ofVolumes(hostPath)).contains(DatastorePath.parse(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vmfs/volumes/ds",
                "/vmfs/volumes/ds/",
                "/vmfs/volumes/",
                "/vmfs/devices/cdrom/x",
                "vmfs/volumes/ds/a",
                "/vmfs/volumes/d]s/a"
            })
    void leavesOtherPathsOfAHostAlone(String hostPath) {
        assertThat(DatastorePath.ofVolumes(hostPath)).isEmpty();
    }

    @Test
    void comesBackFromBothForms() {
        DatastorePath path = new DatastorePath("ds 1", "web server/web.vmdk");
        assertThat(path).hasToString("[ds 1] web server/web.vmdk");
        assertThat(DatastorePath.parse(path.toString())).isEqualTo(path);
        assertThat(path.toVolumes()).isEqualTo("/vmfs/volumes/ds 1/web server/web.vmdk");
        assertThat(DatastorePath.ofVolumes(path.toVolumes())).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a]b"})
    void refusesADatastoreThatCannotBeWritten(String datastore) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> new DatastorePath(datastore, "a"));
    }
}
