package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageVolumeXmlTest {
    private static final String DISK =
            """
            <volume type='file'>
              <name>web/web.vmdk</name>
              <key>6000c29a-bcde-f012-3456-789abcdef012</key>
              <capacity unit='bytes'>1048576</capacity>
              <allocation unit='bytes'>4096</allocation>
              <target>
                <path>[datastore1] web/web.vmdk</path>
                <format type='vmdk'/>
              </target>
            </volume>
            """;

    private static StorageVolumeDefinition disk() {
        return new StorageVolumeDefinition(
                "file",
                "web/web.vmdk",
                Optional.of("6000c29a-bcde-f012-3456-789abcdef012"),
                1 << 20,
                4096,
                Optional.of("[datastore1] web/web.vmdk"),
                Optional.of("vmdk"));
    }

    private static StorageVolumeDefinition read(String members) {
        return StorageVolumeXml.read("<volume>" + members + "</volume>");
    }

    @Test
    void writesADocumentAsLibvirtDoes() {
        assertThat(StorageVolumeXml.write(disk())).isEqualTo(DISK);
    }

    @Test
    void readsWhatItWritesButForTheKeyWhichTheServerGives() {
        StorageVolumeDefinition read = StorageVolumeXml.read(DISK);
        assertThat(read.key()).isEmpty();
        assertThat(read)
                .isEqualTo(
                        new StorageVolumeDefinition(
                                disk().type(),
                                disk().name(),
                                Optional.empty(),
                                disk().capacity(),
                                disk().allocation(),
                                disk().path(),
                                disk().format()));
    }

    @Test
    void aVolumeTakesAllItsSpaceUnlessItSaysOtherwise() {
        StorageVolumeDefinition read = read("<name>a</name><capacity>10</capacity>");
        assertThat(read.allocation()).isEqualTo(10);
        assertThat(read.format()).contains("raw");
        assertThat(read.type()).isEqualTo("file");
        assertThat(read("<name>a</name><capacity>10</capacity><allocation/>").allocation())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"KB, 2000", "KiB, 2048", "k, 2048", "MiB, 2097152", "G, 2147483648", "bytes, 2"})
    void sizesHaveUnits(String unit, long bytes) {
        assertThat(read("<name>a</name><capacity unit='" + unit + "'>2</capacity>").capacity())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <pool/>                                                                 | expecting root element of 'volume', not 'pool'
                    <volume><capacity>1</capacity></volume>                                 | missing volume name element
                    <volume><name>a</name></volume>                                         | missing capacity element
                    <volume><name>a</name><capacity>x</capacity></volume>                   | malformed capacity element
                    <volume><name>a</name><capacity unit='x'>1</capacity></volume>          | unknown suffix 'x'
                    <volume type='x'><name>a</name><capacity>1</capacity></volume>          | unknown volume type 'x'
                    """)
    void saysWhatIsWrongInLibvirtsWords(String document, String message) {
        VirtException failure =
                catchThrowableOfType(VirtException.class, () -> StorageVolumeXml.read(document));
        assertThat(failure).hasMessageContaining(message);
    }

    @Test
    void anUnknownFormatIsRefused() {
        VirtException failure =
                catchThrowableOfType(
                        VirtException.class,
                        () ->
                                read(
                                        "<name>a</name><capacity>1</capacity>"
                                                + "<target><format type='zip'/></target>"));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("unknown volume format type zip");
    }
}
