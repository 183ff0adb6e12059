package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.api.SnapshotDeleteFlag;
import dev.vireo.api.SnapshotFilter;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.api.SnapshotRevertFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a domain was at other times.
public interface SnapshotContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// Snapshots form trees, whose members know each other.
    @Test
    default void takesSnapshotsAndFindsThem() {
        with(
                Kind.RUNNING,
                domain -> {
                    assertThat(domain.listSnapshots(Set.of())).isEmpty();
                    assertThat(domain.fetchCurrentSnapshot()).isEmpty();
                    Snapshot first = take(domain, "first");
                    Snapshot second = take(domain, "second");
                    Snapshot third = take(domain, "third");
                    assertThat(names(domain.listSnapshots(Set.of())))
                            .containsExactly("first", "second", "third");
                    assertThat(domain.fetchCurrentSnapshot().map(Snapshot::name)).contains("third");
                    assertThat(second.fetchParent().map(Snapshot::id)).contains(first.id());
                    assertThat(first.fetchParent()).isEmpty();
                    assertThat(second.path()).isEqualTo("first/second");
                    assertThat(names(domain.listSnapshots(Set.of(SnapshotFilter.ROOTS))))
                            .containsExactly("first");
                    assertThat(names(domain.listSnapshots(Set.of(SnapshotFilter.LEAVES))))
                            .containsExactly("third");
                    assertThat(names(domain.listSnapshots(Set.of(SnapshotFilter.NO_LEAVES))))
                            .containsExactly("first", "second");
                    assertThat(names(first.listChildren(Set.of()))).containsExactly("second");
                    assertThat(names(first.listChildren(Set.of(SnapshotFilter.DESCENDANTS))))
                            .containsExactly("second", "third");
                    SnapshotInfo info = first.fetchInfo();
                    assertThat(info.children()).isEqualTo(1);
                    assertThat(info.descendants()).isEqualTo(2);
                    assertThat(info.current()).isFalse();
                    assertThat(third.fetchIsCurrent()).isTrue();
                    assertThat(domain.lookupSnapshot("second").id()).isEqualTo(second.id());
                    assertThat(first.fetchHasMetadata()).isFalse();
                    assertThat(domain.listSnapshots(Set.of(SnapshotFilter.METADATA))).isEmpty();
                });
    }

    /// What is not there is said to be missing, by its name.
    @Test
    default void saysWhichSnapshotIsMissing() {
        with(
                Kind.RUNNING,
                domain -> {
                    Snapshot gone = take(domain, "gone");
                    gone.delete(Set.of());
                    for (ThrowingCallable call :
                            List.<ThrowingCallable>of(
                                    () -> domain.lookupSnapshot("nothing"),
                                    () -> domain.lookupSnapshot("gone"),
                                    gone::fetchInfo,
                                    gone::fetchXml,
                                    () -> gone.listChildren(Set.of()),
                                    () -> gone.delete(Set.of()),
                                    () -> gone.revert(Set.of()))) {
                        assertCode(ErrorCode.NO_DOMAIN_SNAPSHOT, call);
                    }
                });
    }

    /// A domain has the memory of a running one back, or is off if there is none.
    @Test
    default void goesBackWithAndWithoutMemory() {
        with(
                Kind.RUNNING,
                domain -> {
                    Snapshot whole = take(domain, "whole");
                    Snapshot disks = take(domain, "disks", SnapshotCreateFlag.DISK_ONLY);
                    assertThat(whole.fetchInfo().state()).isEqualTo(Kind.RUNNING);
                    assertThat(disks.fetchInfo().state()).isEqualTo(Kind.SHUT_OFF);
                    disks.revert(Set.of());
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.SHUT_OFF);
                    assertThat(disks.fetchIsCurrent()).isTrue();
                    whole.revert(Set.of());
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.RUNNING);
                    assertThat(domain.fetchCurrentSnapshot().map(Snapshot::id))
                            .contains(whole.id());
                    disks.revert(Set.of(SnapshotRevertFlag.RUNNING));
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.RUNNING);
                    whole.revert(Set.of(SnapshotRevertFlag.PAUSED));
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.PAUSED);
                    assertCode(
                            ErrorCode.ARGUMENT_UNSUPPORTED,
                            () -> disks.revert(Set.of(SnapshotRevertFlag.PAUSED)));
                    assertCode(
                            ErrorCode.INVALID_ARG,
                            () ->
                                    whole.revert(
                                            Set.of(
                                                    SnapshotRevertFlag.PAUSED,
                                                    SnapshotRevertFlag.RUNNING)));
                });
    }

    /// A snapshot of a domain without the memory that its document does not want.
    @Test
    default void leavesMemoryOutAsTheDocumentSays() {
        with(
                Kind.RUNNING,
                domain -> {
                    Snapshot taken =
                            domain.createSnapshot(
                                    "<domainsnapshot><name>d</name><memory snapshot='no'/>"
                                            + "</domainsnapshot>",
                                    Set.of());
                    assertThat(taken.fetchInfo().state()).isEqualTo(Kind.SHUT_OFF);
                });
    }

    /// One snapshot, those after it, or both are deleted; the domain stays as it is.
    @Test
    default void deletesOneAndThoseAfterIt() {
        with(
                Kind.RUNNING,
                domain -> {
                    Snapshot first = take(domain, "first");
                    Snapshot second = take(domain, "second");
                    take(domain, "third");
                    take(domain, "fourth");
                    second.delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY));
                    assertThat(domain.listSnapshots(Set.of())).hasSize(4);
                    second.delete(Set.of());
                    assertThat(names(domain.listSnapshots(Set.of())))
                            .containsExactly("first", "third", "fourth");
                    first.delete(Set.of(SnapshotDeleteFlag.CHILDREN_ONLY));
                    assertThat(names(domain.listSnapshots(Set.of()))).containsExactly("first");
                    take(domain, "second");
                    first.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
                    assertThat(domain.listSnapshots(Set.of())).isEmpty();
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.RUNNING);
                });
    }

    /// Names and descriptions are whatever people write, and come back so.
    @Test
    default void keepsNamesAndDescriptionsAsTheyAre() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    domain.createSnapshot(
                            "<domainsnapshot><name>a&amp;b &lt;50%25&gt; \"q\" 'r'</name>"
                                    + "<description>one &amp; two\nthree</description></domainsnapshot>",
                            Set.of());
                    Snapshot found = domain.lookupSnapshot("a&b <50%25> \"q\" 'r'");
                    assertThat(found.fetchInfo().description()).isEqualTo("one & two\nthree");
                    assertThat(found.fetchXml())
                            .contains(
                                    "<name>a&amp;b &lt;50%25&gt; &quot;q&quot; &apos;r&apos;</name>")
                            .contains("<description>one &amp; two\nthree</description>")
                            .contains("<state>shutoff</state>")
                            .contains("<uuid>" + domain.uuid() + "</uuid>");
                });
    }

    /// Without a name, the second is the name; two within a second have two names.
    @Test
    default void namesSnapshotsThatHaveNoName() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    String one = domain.createSnapshot("<domainsnapshot/>", Set.of()).name();
                    String other = domain.createSnapshot("<domainsnapshot/>", Set.of()).name();
                    assertThat(one).matches("[0-9]+");
                    assertThat(Long.parseLong(other)).isGreaterThan(Long.parseLong(one));
                });
    }

    /// A name that is taken is refused, and what VMware does not let choose.
    @Test
    default void refusesSnapshotsThatCannotBeTaken() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    take(domain, "taken");
                    assertCode(ErrorCode.OPERATION_INVALID, () -> take(domain, "taken"));
                    assertCode(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            () -> create(domain, "<disks><disk name='sda'/></disks>"));
                    assertCode(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            () -> create(domain, "<memory snapshot='external' file='/m'/>"));
                    assertCode(
                            ErrorCode.XML_INVALID_SCHEMA,
                            () ->
                                    domain.createSnapshot(
                                            "<domainsnapshot><nothing/></domainsnapshot>",
                                            Set.of(SnapshotCreateFlag.VALIDATE)));
                    assertCode(
                            ErrorCode.XML_ERROR,
                            () -> domain.createSnapshot("<domain/>", Set.of()));
                    assertThat(names(domain.listSnapshots(Set.of()))).containsExactly("taken");
                });
    }

    /// A domain can be switched off once its state is kept.
    @Test
    default void haltsAfterwardsWhenAsked() {
        with(
                Kind.RUNNING,
                domain -> {
                    Snapshot taken = take(domain, "halt", SnapshotCreateFlag.HALT);
                    assertThat(taken.fetchInfo().state()).isEqualTo(Kind.RUNNING);
                    assertThat(domain.fetchState().kind()).isEqualTo(Kind.SHUT_OFF);
                    take(domain, "again", SnapshotCreateFlag.HALT);
                });
    }

    /// Who may only look sees snapshots and changes none.
    @Test
    default void changesNoSnapshotOfAReadOnlyConnection() {
        with(
                Kind.RUNNING,
                domain -> {
                    take(domain, "kept");
                    try (Connection connection = host().connect(true)) {
                        Domain looked = connection.lookupByName(domain.name());
                        Snapshot kept = looked.lookupSnapshot("kept");
                        assertThat(names(looked.listSnapshots(Set.of()))).containsExactly("kept");
                        assertThat(kept.fetchXml()).contains("<name>kept</name>");
                        assertCode(ErrorCode.OPERATION_DENIED, () -> take(looked, "more"));
                        assertCode(ErrorCode.OPERATION_DENIED, () -> kept.delete(Set.of()));
                        assertCode(ErrorCode.OPERATION_DENIED, () -> kept.revert(Set.of()));
                        assertCode(ErrorCode.OPERATION_DENIED, looked::deleteAllSnapshots);
                        assertCode(ErrorCode.OPERATION_DENIED, looked::consolidateDisks);
                    }
                });
    }

    /// Nothing is left over once all snapshots are gone.
    @Test
    default void consolidatesWhatIsLeft() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    take(domain, "one");
                    take(domain, "two");
                    domain.deleteAllSnapshots();
                    assertThat(domain.listSnapshots(Set.of())).isEmpty();
                    assertThat(domain.fetchNeedsConsolidation()).isFalse();
                    domain.consolidateDisks();
                });
    }

    private void with(Kind state, Consumer<Domain> test) {
        String name = host().domainIn(state);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            try {
                test.accept(domain);
            } finally {
                domain.deleteAllSnapshots();
            }
        }
    }

    private static Snapshot take(Domain domain, String name, SnapshotCreateFlag... flags) {
        return domain.createSnapshot(
                "<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of(flags));
    }

    private static Snapshot create(Domain domain, String content) {
        return domain.createSnapshot("<domainsnapshot>" + content + "</domainsnapshot>", Set.of());
    }

    private static List<String> names(List<SnapshotInfo> all) {
        return all.stream().map(info -> info.snapshot().name()).toList();
    }

    private static void assertCode(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
