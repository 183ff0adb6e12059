package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.NetworkDefinition.PortGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkXmlTest {
    private static final String DOCUMENT =
            """
            <network>
              <name>a&amp;b</name>
              <uuid>2f467347-8b4e-8655-e7d6-c4c3fb968009</uuid>
              <forward dev='vmnic0' mode='bridge'>
                <interface dev='vmnic0'/>
                <interface dev='vmnic1'/>
              </forward>
              <mtu size='9000'/>
              <bandwidth>
                <inbound average='1000' peak='2000' burst='512'/>
                <outbound average='1000'/>
              </bandwidth>
              <portgroup name='one'>
                <vlan>
                  <tag id='10'/>
                </vlan>
              </portgroup>
              <portgroup name='all'>
                <vlan trunk='yes'>
                  <tag id='4095'/>
                </vlan>
              </portgroup>
            </network>
            """;

    @Test
    void writesWhatItReads() {
        assertThat(NetworkXml.write(NetworkXml.read(DOCUMENT, true))).isEqualTo(DOCUMENT);
    }

    @Test
    void tellsASwitchOfAVcenterByItsMetadata() {
        String document =
                """
                <network>
                  <name>core</name>
                  <metadata>
                    <vireo:switch xmlns:vireo='urn:vireo:network:1.0' kind='distributed'>
                      <vireo:uplink name='left &amp; right'/>
                    </vireo:switch>
                  </metadata>
                  <bridge stp='off' delay='0'/>
                </network>
                """;
        NetworkDefinition read = NetworkXml.read(document, true);
        assertThat(read.distributed().orElseThrow().uplinks()).containsExactly("left & right");
        assertThat(NetworkXml.write(read)).isEqualTo(document);
        refused(document.replace("'distributed'", "'odd'"), "unknown kind of switch 'odd'");
        refused(document.replace(" name='left &amp; right'", ""), "Missing required name");
    }

    @Test
    void readsASinglePortGroup() {
        assertThat(
                        NetworkXml.readPortGroup(
                                "<portgroup name='p'><vlan><tag id='7'/></vlan></portgroup>"))
                .isEqualTo(new PortGroup("p", List.of(7), false, Optional.empty()));
    }

    @Test
    void refusesWhatLibvirtRefuses() {
        refused("<network/>", "missing name information");
        refused("<domain/>", "expecting root element of 'network', not 'domain'");
        refused("<network><name>a/b</name></network>", "invalid char in name: /");
        refused(
                "<network><name>n</name><forward mode='nat'/></network>",
                "nat forwarding requested, but no IP address provided for network 'n'");
        refused(
                "<network><name>n</name><portgroup/></network>",
                "Missing required name attribute in portgroup");
        refused(
                "<network><name>n</name><portgroup name='p'><vlan><tag id='5000'/></vlan></portgroup>"
                        + "</network>",
                "vlan tag id 5000 too large (maximum 4095)");
    }

    @Test
    void refusesElementsThatMeanNothingWhenStrict() {
        String document = "<network><name>n</name><nothing/></network>";
        assertThat(NetworkXml.read(document, false).name()).isEqualTo("n");
        assertThatThrownBy(() -> NetworkXml.read(document, true))
                .hasMessageContaining("a network has no 'nothing'");
    }

    private static void refused(String document, String message) {
        assertThatThrownBy(() -> NetworkXml.read(document, false)).hasMessageContaining(message);
    }
}
