package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.StrictProxy;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the strangers do among themselves: what the other tests here compare with stands on it.
class StrangersTest {
    @TempDir Path folder;

    @Test
    void virshAcceptsTheEsxSimulatorThroughTheProxy() {
        try (var vcsim = Vcsim.esx(2);
                var proxy = StrictProxy.before(vcsim.sdk())) {
            vcsim.power("ha-host_VM1", "suspended");
            var virsh = Virsh.to(proxy.esxUri(), folder);
            assertThat(virsh.run(List.of("list", "--all", "--name")))
                    .isEqualTo(new Command.Outcome(0, "ha-host_VM0\nha-host_VM1\n\n", ""));
            assertThat(virsh.run(List.of("domstate", "ha-host_VM1")).out()).isEqualTo("paused\n\n");
        }
    }

    @Test
    void virshNeedsFourteenRequestsAndThreeForEachDomain() {
        try (var vcsim = Vcsim.esx(2);
                var proxy = StrictProxy.before(vcsim.sdk())) {
            var virsh = Virsh.to(proxy.esxUri(), folder);
            virsh.run(List.of("list", "--all"));
            assertThat(proxy.takeRequests()).hasSize(14 + 3 * 2).contains("Login", "Logout");
        }
    }

    @Test
    void virshAcceptsTheVcenterSimulatorThroughTheProxy() {
        try (var vcsim = Vcsim.vcenter(3);
                var proxy = StrictProxy.before(vcsim.sdk())) {
            var virsh = Virsh.to(proxy.vpxUri(), folder);
            assertThat(virsh.run(List.of("list", "--name")))
                    .isEqualTo(
                            new Command.Outcome(
                                    0, "DC0_C0_RP0_VM0\nDC0_C0_RP0_VM1\nDC0_C0_RP0_VM2\n\n", ""));
        }
    }

    @Test
    void theSimulatorCountsAndForgetsSessions() {
        try (var vcsim = Vcsim.esx(1)) {
            assertThat(vcsim.sessions()).isZero();
            vcsim.forgetSessions();
            vcsim.power("ha-host_VM0", "off");
            assertThat(vcsim.powerState("ha-host_VM0")).isEqualTo("poweredOff");
            vcsim.rename("ha-host_VM0", "a b");
            assertThat(vcsim.powerState("a b")).isEqualTo("poweredOff");
        }
    }
}
