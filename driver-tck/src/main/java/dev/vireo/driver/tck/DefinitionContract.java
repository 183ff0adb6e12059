package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Domains as documents: how they are described, made, changed and removed.
public interface DefinitionContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// The document says who the domain is, and can be read back.
    @Test
    default void describesADomain() {
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
            DomainDefinition read = DomainXml.read(domain.fetchXml(Set.of()));
            assertThat(read.name()).contains(domain.name());
            assertThat(read.uuid()).isEqualTo(domain.uuid());
            assertThat(read.memory()).isEqualTo(domain.fetchMaxMemory());
            assertThat(read.vcpus().maximum()).isEqualTo(domain.fetchVcpus(Set.of()));
        }
    }

    /// Only a domain that is not off has a number, and only where it is described as it runs.
    @Test
    default void describesARunningDomainWithItsNumber() {
        try (Connection connection = host().connect(false)) {
            Domain running = connection.lookupByName(host().domainIn(Kind.RUNNING));
            int id = running.id().orElseThrow();
            Pattern number = Pattern.compile("<domain type='vmware' id='" + id + "'[ >]");
            assertThat(running.fetchXml(Set.of())).containsPattern(number);
            assertThat(running.fetchXml(Set.of(DomainXmlFlag.INACTIVE)))
                    .doesNotContainPattern(number);
            Domain off = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
            assertThat(off.fetchXml(Set.of())).doesNotContain(" id='");
        }
    }
}
