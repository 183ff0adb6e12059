package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private static final FileNames NAMES = FileNames.inDirectory("[ds1] web");

    @ParameterizedTest
    @CsvSource({
        "web.vmdk, [ds1] web/web.vmdk",
        "sub/web.vmdk, [ds1] web/sub/web.vmdk",
        "/vmfs/volumes/ds2/db/db.vmdk, [ds2] db/db.vmdk",
        "/dev/sda, /dev/sda"
    })
    void findsFilesOfADirectoryBothWays(String name, String source) {
        assertThat(NAMES.toSource(name, false)).contains(source);
        assertThat(NAMES.toName(source)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\vms\\web.vmdk", "sub\\web.vmdk", "/vmfs/volumes/ds2"})
    void refusesNamesThatMeanNothingOnAHost(String name) {
        assertThatThrownBy(() -> NAMES.toSource(name, false)).isInstanceOf(VirtException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.vmdk", "[] web.vmdk", "[ds"})
    void refusesSourcesThatMeanNothingOnAHost(String source) {
        assertThatThrownBy(() -> NAMES.toName(source)).isInstanceOf(VirtException.class);
    }

    @Test
    void changesNothingOnWorkstation() {
        assertThat(FileNames.verbatim().toSource("C:\\a.vmdk", false)).contains("C:\\a.vmdk");
        assertThat(FileNames.verbatim().toName("a.vmdk")).isEqualTo("a.vmdk");
    }
}
