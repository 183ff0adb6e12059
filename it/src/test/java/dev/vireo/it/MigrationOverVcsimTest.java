package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.StorageTarget;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What govmomi's simulator can do of a migration: machines that take their files along go to other
/// hosts (`RelocateVM_Task`). The connection is to the whole vCenter.
class MigrationOverVcsimTest {
    private static final String ELSEWHERE = "DC0_H0";
    private static final MigrationOptions WITH_FILES =
            MigrationOptions.DEFAULT.withStorage(StorageTarget.of("LocalDS_0"));

    private static MigrationOptions to(String host) {
        return WITH_FILES.withHost(host);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED", "SHUT_OFF"})
    void goesToAnotherHostAndBack(Kind state) {
        try (VcsimServer server = VcsimServer.vcenter(3);
                Connection vcenter = server.at("/").connect(false)) {
            Domain domain = vcenter.lookupByName(server.domainIn(state));
            List<Integer> progress = new ArrayList<>();
            Domain moved =
                    domain.migrate(vcenter, to(ELSEWHERE).withProgress(progress::add)).domain();
            assertThat(moved.uuid()).isEqualTo(domain.uuid());
            assertThat(moved.fetchState().kind()).isEqualTo(state);
            assertIsAt(ELSEWHERE, moved, vcenter);
            assertIsAt("DC0_C0_H0", moved.migrate(vcenter, to("DC0_C0_H0")).domain(), vcenter);
        }
    }

    /// Where it is, there is nothing to move it to; the server says where that is.
    private static void assertIsAt(String host, Domain domain, Connection vcenter) {
        assertThatThrownBy(() -> domain.migrate(vcenter, to(host)))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_INVALID))
                .hasMessageContaining("nothing to move");
    }
}
