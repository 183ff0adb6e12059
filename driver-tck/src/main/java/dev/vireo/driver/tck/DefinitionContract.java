package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.api.MetadataKind;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /// A new domain's file lies beside its first disk, and the domain is what its document says.
    @Test
    default void definesADomain() {
        try (Connection connection = host().connect(false)) {
            String document = another(connection, "tck new 1");
            Domain made = connection.defineXml(document, DefineOptions.DEFAULT);
            assertThat(made.name()).isEqualTo("tck new 1");
            assertThat(made.id()).isEmpty();
            Domain found = connection.lookupByName("tck new 1");
            assertThat(found.uuid()).isEqualTo(made.uuid());
            assertThat(found.fetchState().kind()).isEqualTo(Kind.SHUT_OFF);
            DomainDefinition wanted = DomainXml.read(document);
            DomainDefinition is = DomainXml.read(found.fetchXml(Set.of()));
            assertThat(is.memory()).isEqualTo(wanted.memory());
            assertThat(is.devices().disks()).isEqualTo(wanted.devices().disks());
            assertThat(is.devices().interfaces()).isEqualTo(wanted.devices().interfaces());
            found.undefine(Set.of());
            assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupByName("tck new 1"));
        }
    }

    /// The files of a domain that was undefined are still its own: nothing is written over them.
    @Test
    default void overwritesNoFile() {
        try (Connection connection = host().connect(false)) {
            String document = another(connection, "tck new 2");
            connection.defineXml(document, DefineOptions.DEFAULT).undefine(Set.of());
            assertCode(
                    ErrorCode.OPERATION_FAILED,
                    () -> connection.defineXml(document, DefineOptions.DEFAULT));
            assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupByName("tck new 2"));
        }
    }

    /// A document with the UUID of a domain changes that domain to what it says, name and all.
    @Test
    default void redefinesADomain() {
        try (Connection connection = host().connect(false)) {
            String document = another(connection, "tck new 3");
            Domain made = connection.defineXml(document, DefineOptions.DEFAULT);
            DomainDefinition before = DomainXml.read(made.fetchXml(Set.of()));
            DomainDefinition wanted =
                    before.toBuilder()
                            .name(Optional.of("tck new 4"))
                            .memory(before.memory() * 2)
                            .currentMemory(before.memory() * 2)
                            .description(Optional.of("changed\nin two lines"))
                            .devices(before.devices().toBuilder().interfaces(List.of()).build())
                            .build();
            Domain changed = connection.defineXml(DomainXml.write(wanted), DefineOptions.DEFAULT);
            assertThat(changed.uuid()).isEqualTo(made.uuid());
            assertThat(DomainXml.read(changed.fetchXml(Set.of())))
                    .isEqualTo(DomainXml.read(DomainXml.write(wanted)).toBuilder().build());
            assertThat(changed.fetchMaxMemory()).isEqualTo(before.memory() * 2);
            assertThat(connection.lookupByUuid(made.uuid()).name()).isEqualTo("tck new 4");
            changed.undefine(Set.of());
        }
    }

    /// A running domain keeps what it is.
    @Test
    default void doesNotRedefineARunningDomain() {
        try (Connection connection = host().connect(false)) {
            Domain running = connection.lookupByName(host().domainIn(Kind.RUNNING));
            String document = running.fetchXml(Set.of());
            assertCode(
                    ErrorCode.OPERATION_INVALID,
                    () -> connection.defineXml(document, DefineOptions.DEFAULT));
            assertThat(running.fetchXml(Set.of())).isEqualTo(document);
        }
    }

    /// A name belongs to one domain, a UUID too.
    @Test
    default void refusesTheNameOfAnotherDomain() {
        try (Connection connection = host().connect(false)) {
            String taken = host().domainIn(Kind.RUNNING);
            String document = another(connection, taken);
            assertCode(
                    ErrorCode.OPERATION_FAILED,
                    () -> connection.defineXml(document, DefineOptions.DEFAULT));
        }
    }

    /// A domain that runs stays.
    @Test
    default void doesNotUndefineARunningDomain() {
        try (Connection connection = host().connect(false)) {
            Domain running = connection.lookupByName(host().domainIn(Kind.RUNNING));
            assertCode(ErrorCode.OPERATION_INVALID, () -> running.undefine(Set.of()));
            assertThat(connection.lookupByName(running.name()).uuid()).isEqualTo(running.uuid());
        }
    }

    /// A domain keeps what it is under another name.
    @Test
    default void renamesADomain() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
            String name = domain.name();
            Domain renamed = domain.rename("50% off/now");
            assertThat(renamed.name()).isEqualTo("50% off/now");
            assertThat(connection.lookupByName("50% off/now").uuid()).isEqualTo(domain.uuid());
            assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupByName(name));
            assertCode(ErrorCode.OPERATION_INVALID, () -> renamed.rename("50% off/now"));
            renamed.rename(name);
        }
    }

    /// Descriptions of a domain come back as they were given, and are gone when they are removed.
    @Test
    default void keepsDescriptions() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
            String text = "first \"line\"\nsecond | line";
            describe(domain, MetadataKind.DESCRIPTION, Optional.of(text));
            describe(domain, MetadataKind.TITLE, Optional.of("a title"));
            assertThat(description(domain, MetadataKind.DESCRIPTION)).contains(text);
            assertThat(description(domain, MetadataKind.TITLE)).contains("a title");
            describe(domain, MetadataKind.DESCRIPTION, Optional.empty());
            describe(domain, MetadataKind.TITLE, Optional.empty());
            assertThat(description(domain, MetadataKind.DESCRIPTION)).isEmpty();
            assertThat(description(domain, MetadataKind.TITLE)).isEmpty();
        }
    }

    /// Elements of other namespaces are kept apart from each other.
    @Test
    default void keepsElementsOfOtherNamespaces() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
            element(domain, Optional.of("<a><b c='\"'>1 &lt; 2</b></a>"), "one", "http://one");
            element(domain, Optional.of("<x/>"), "two", "http://two");
            assertThat(domain.fetchMetadata(MetadataKind.ELEMENT, "http://one", Set.of()))
                    .contains("<a>\n  <b c=\"&quot;\">1 &lt; 2</b>\n</a>");
            element(domain, Optional.empty(), "", "http://one");
            assertThat(domain.fetchMetadata(MetadataKind.ELEMENT, "http://one", Set.of()))
                    .isEmpty();
            assertThat(domain.fetchMetadata(MetadataKind.ELEMENT, "http://two", Set.of()))
                    .contains("<x/>");
            element(domain, Optional.empty(), "", "http://two");
            assertCode(
                    ErrorCode.NO_DOMAIN_METADATA,
                    () -> element(domain, Optional.empty(), "", "http://two"));
        }
    }

    private static void element(
            Domain domain, Optional<String> element, String prefix, String namespace) {
        domain.setMetadata(MetadataKind.ELEMENT, element, prefix, namespace, Set.of());
    }

    private static void describe(Domain domain, MetadataKind kind, Optional<String> text) {
        domain.setMetadata(kind, text, "", "", Set.of());
    }

    private static Optional<String> description(Domain domain, MetadataKind kind) {
        return domain.fetchMetadata(kind, "", Set.of());
    }

    /// Makes the document of a domain with the disks of one that is off, and another name and UUID.
    private String another(Connection connection, String name) {
        Domain model = connection.lookupByName(host().domainIn(Kind.SHUT_OFF));
        return DomainXml.write(
                DomainXml.read(model.fetchXml(Set.of())).toBuilder()
                        .name(Optional.of(name))
                        .uuid(UUID.randomUUID())
                        .build());
    }

    private static void assertCode(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
