package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotXmlTest {
    @Test
    void writesLibvirtsLayout() {
        assertThat(
                        SnapshotXml.write(
                                SnapshotDefinition.taken(
                                        "a<b",
                                        "",
                                        "running",
                                        Optional.of("before"),
                                        1_795_411_390,
                                        new UUID(1, 2))))
                .isEqualTo(
                        """
                        <domainsnapshot>
                          <name>a&lt;b</name>
                          <description></description>
                          <state>running</state>
                          <parent>
                            <name>before</name>
                          </parent>
                          <creationTime>1795411390</creationTime>
                          <domain>
                            <uuid>00000000-0000-0001-0000-000000000002</uuid>
                          </domain>
                        </domainsnapshot>
                        """);
    }

    @Test
    void readsWhatItWrites() {
        SnapshotDefinition taken =
                SnapshotDefinition.taken(
                        "a", "b & c", "shutoff", Optional.empty(), 5, new UUID(1, 2));
        assertThat(SnapshotXml.read(SnapshotXml.write(taken), true)).isEqualTo(taken);
    }

    @Test
    void readsWhatIsWantedOfMemoryAndDisks() {
        SnapshotDefinition wanted =
                SnapshotXml.read(
                        "<domainsnapshot><memory snapshot='external' file='/m'/>"
                                + "<disks><disk name='sda'/></disks></domainsnapshot>",
                        true);
        assertThat(wanted.name()).isEmpty();
        assertThat(wanted.memory()).contains("external");
        assertThat(wanted.memoryFile()).contains("/m");
        assertThat(wanted.disks()).isTrue();
    }

    @Test
    void refusesWhatIsNoSnapshot() {
        assertThatThrownBy(() -> SnapshotXml.read("<domain/>", false))
                .hasMessageContaining("expecting root element of 'domainsnapshot', not 'domain'");
        assertThatThrownBy(() ->
                        SnapshotXml.read(
                                "<domainsnapshot><memory snapshot='x'/></domainsnapshot>", false))
                .hasMessageContaining("unknown memory snapshot setting 'x'");
        assertThatThrownBy(() -> SnapshotXml.read("<domainsnapshot><x/></domainsnapshot>", true))
                .hasMessageContaining("a snapshot has no 'x'");
        assertThatThrownBy(() -> SnapshotXml.read("<domainsnapshot><name>", false))
                .hasMessageContaining("(domain_snapshot):1: ");
    }
}
