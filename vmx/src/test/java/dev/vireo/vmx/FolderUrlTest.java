package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderUrlTest {
    @Test
    void writesPlainNamesAsTheyAre() {
        FolderUrl url = new FolderUrl("web/web.vmx", "DC0", "datastore-1");
        assertThat(url).hasToString("/folder/web/web.vmx?dcPath=DC0&dsName=datastore-1");
        assertThat(url.escapedOnce()).isEqualTo(url.toString());
    }

    @Test
    void escapesNamesTwiceAndThePathOnce() {
        FolderUrl url = new FolderUrl("50% a/ü+.vmx", "EMEA/EP&T", "ds 1");
        assertThat(url)
                .hasToString(
                        "/folder/50%25%20a/%C3%BC%2B.vmx?dcPath=EMEA%252FEP%2526T&dsName=ds%25201");
        assertThat(url.escapedOnce())
                .isEqualTo("/folder/50%25%20a/%C3%BC%2B.vmx?dcPath=EMEA%2FEP%26T&dsName=ds%201");
    }

    @ParameterizedTest
    @CsvSource({
        "/folder/dir%2Ffile.vmx?dcPath=DC0&dsName=ds, dir/file.vmx, DC0, ds",
        "/folder/a?dsName=ds%25201&dcPath=ha%252ddatacenter, a, ha-datacenter, ds 1",
        "/folder/a?dcPath=EP%26T&dsName=my+ds, a, EP&T, my ds",
        "/folder/a%2b+b?dcPath=50%25&dsName=ds, a++b, 50%, ds",
        "/folder?dcPath=DC0&dsName=ds, '', DC0, ds",
        "/folder/a/../b?dsName=ds, a/../b, '', ds"
    })
    void readsNamesEscapedOnceOrTwice(String url, String path, String datacenter, String store) {
        assertThat(FolderUrl.parse(url)).isEqualTo(new FolderUrl(path, datacenter, store));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/folder/..?dsName=ds",
                "/folder/a/../../b?dsName=ds",
                "/folder/%2e%2e/b?dsName=ds",
                "/folder/a%2F..%2F..%2Fb?dsName=ds",
                "/folder/..%5Cb?dsName=ds",
                "/folder/a%00?dsName=ds"
            })
    void refusesAPathThatLeavesTheDatastore(String url) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> FolderUrl.parse(url))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/folders/a?dsName=ds",
                "/folder/a",
                "/folder/a?dcPath=DC0",
                "/folder/a%2?dsName=ds",
                "/folder/a?dsName=%zz"
            })
    void refusesOtherUrls(String url) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> FolderUrl.parse(url))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG));
    }

    @Test
    void everyNameComesBack() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            FolderUrl url = new FolderUrl(any(random), any(random), any(random));
            assertThat(FolderUrl.parse(url.toString())).isEqualTo(url);
        }
    }

    private static String any(Random random) {
        StringBuilder name = new StringBuilder("x");
        for (int n = random.nextInt(10); n > 0; n--) {
            name.append("%/&=+ ?#a2Fü日".charAt(random.nextInt(13)));
        }
        return name.toString();
    }
}
