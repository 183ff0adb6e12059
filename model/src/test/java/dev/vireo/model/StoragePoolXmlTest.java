package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.model.StoragePoolDefinition.Host;
import dev.vireo.model.StoragePoolDefinition.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoragePoolXmlTest {
    private static final UUID ID = UUID.fromString("e28d8ca1-0c3c-f6bc-cbaa-9e587570aa26");

    private static final String SHARE =
            """
            <pool type='netfs'>
              <name>share</name>
              <uuid>e28d8ca1-0c3c-f6bc-cbaa-9e587570aa26</uuid>
              <capacity unit='bytes'>100</capacity>
              <allocation unit='bytes'>60</allocation>
              <available unit='bytes'>40</available>
              <source>
                <host name='nas' port='2049'/>
                <dir path='/export'/>
                <format type='nfs'/>
                <protocol ver='4.1'/>
              </source>
              <target>
                <path>/vmfs/volumes/1-2</path>
                <permissions>
                  <mode>00</mode>
                  <owner>0</owner>
                  <group>0</group>
                </permissions>
              </target>
            </pool>
            """;

    private static StoragePoolDefinition share() {
        return new StoragePoolDefinition(
                "netfs",
                "share",
                Optional.of(ID),
                100,
                60,
                40,
                new Source(
                        List.of(new Host("nas", OptionalInt.of(2049))),
                        Optional.empty(),
                        Optional.of("/export"),
                        Optional.empty(),
                        Optional.of("nfs"),
                        Optional.of("4.1")),
                Optional.of("/vmfs/volumes/1-2"));
    }

    private static VirtException failure(String document) {
        return catchThrowableOfType(VirtException.class, () -> StoragePoolXml.read(document));
    }

    private static String netfs(String source) {
        return "<pool type='netfs'><name>a</name><source>" + source + "</source></pool>";
    }

    @Test
    void writesADocumentAsLibvirtDoes() {
        assertThat(StoragePoolXml.write(share())).isEqualTo(SHARE);
    }

    @Test
    void aPoolWithoutASourceHasAnEmptyElement() {
        StoragePoolDefinition bare =
                new StoragePoolDefinition(
                        "dir", "a<b", Optional.empty(), 0, 0, 0, Source.NONE, Optional.empty());
        assertThat(StoragePoolXml.write(bare))
                .contains("<name>a&lt;b</name>")
                .contains("  <source>\n  </source>\n")
                .doesNotContain("<uuid>", "<path>");
    }

    @Test
    void readsWhatItWritesButForTheSizes() {
        StoragePoolDefinition read = StoragePoolXml.read(SHARE);
        assertThat(read.name()).isEqualTo("share");
        assertThat(read.uuid()).contains(ID);
        assertThat(read.source()).isEqualTo(share().source());
        assertThat(read.targetPath()).contains("/vmfs/volumes/1-2");
        assertThat(read.capacity()).isZero();
    }

    @Test
    void initiatorsAndDevicesComeThroughToo() {
        StoragePoolDefinition read =
                StoragePoolXml.read(
                        "<pool type='iscsi'><name>a</name><source><host name='h'/><device path='t'/>"
                                + "<initiator><iqn name='iqn.x'/></initiator></source></pool>");
        assertThat(read.source().initiator()).contains("iqn.x");
        assertThat(read.source().device()).contains("t");
        assertThat(StoragePoolXml.write(read))
                .contains("<device path='t'/>", "<initiator>\n      <iqn name='iqn.x'/>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <volume/>                                                | expecting root element of 'pool', not 'volume'
                    <pool><name>a</name></pool>                              | Missing required attribute 'type' in element 'pool'
                    <pool type='x'><name>a</name></pool>                     | Invalid value for attribute 'type' in element 'pool': 'x'.
                    <pool type='dir'/>                                       | missing pool source name element
                    <pool type='dir'><name>a/b</name></pool>                 | name a/b cannot contain '/'
                    <pool type='dir'><name>a</name><uuid>1</uuid></pool>     | malformed uuid element
                    <pool type='netfs'><name>a</name></pool>                 | missing storage pool source host name
                    """)
    void saysWhatIsWrongInLibvirtsWords(String document, String message) {
        assertThat(failure(document)).hasMessageContaining(message);
    }

    @Test
    void aShareNeedsAServerAPathAndAKnownFormat() {
        assertThat(failure(netfs("<host name='n'/>")))
                .hasMessageContaining("missing storage pool source path");
        assertThat(failure(netfs("<host/><dir path='/x'/>")))
                .hasMessageContaining("missing storage pool source host name");
        assertThat(failure(netfs("<host name='n' port='a'/><dir path='/x'/>")))
                .hasMessageContaining("Invalid port number: a");
        VirtException format = failure(netfs("<format type='ext4'/>"));
        assertThat(format.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(format).hasMessageContaining("unknown pool format type ext4");
    }

    @Test
    void knowsTheTypesOfLibvirt() {
        assertThat(StoragePoolXml.isType("gluster")).isTrue();
        assertThat(StoragePoolXml.isType("vmfs")).isFalse();
    }
}
