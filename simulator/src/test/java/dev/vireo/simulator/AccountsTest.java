package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static PlainClient.Reply login(PlainClient client, String user, String password) {
        return client.post(
                "Login",
                Map.of("sessionManager", "ha-sessionmgr", "user", user, "password", password));
    }

    @Test
    void readOnlyUserReadsAndChangesNothing() {
        try (Simulator simulator =
                        Simulator.builder()
                                .machine("web")
                                .user("viewer", "look", Role.READ_ONLY)
                                .start();
                PlainClient client = PlainClient.connect(simulator)) {
            assertThat(login(client, "viewer", "password").status()).isEqualTo(500);
            assertThat(login(client, "viewer", "look").status()).isEqualTo(200);
            assertThat(client.post("RetrieveVms").body()).contains(">web<");
            PlainClient.Reply refused = client.power("PowerOffVM_Task", 1);
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.body())
                    .contains("<NoPermissionFault")
                    .contains("xsi:type=\"NoPermission\"")
                    .contains("<object type=\"VirtualMachine\">1</object>");
            assertThat(refused.text("privilegeId")).contains("VirtualMachine.Interact.PowerOff");
        }
    }

    @Test
    void loginBeyondTheLimitIsUnavailable() {
        try (Simulator simulator = Simulator.builder().sessionLimit(1).start();
                PlainClient first = PlainClient.login(simulator);
                PlainClient second = PlainClient.connect(simulator)) {
            assertThat(login(second, "root", "password").status()).isEqualTo(503);
            assertThat(simulator.sessionCount()).isEqualTo(1);
            first.post("Logout", Map.of("sessionManager", "ha-sessionmgr"));
            assertThat(login(second, "root", "password").status()).isEqualTo(200);
        }
    }
}
