package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Role;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.VirtualMachinePowerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an account is told that may look and not touch: which privilege it lacks on which object,
/// whatever it tries.
class RefusedAccountTest {
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "Could not [\\w -]+( '.+')?: (NoPermission - .+"
                            + " \\(the account lacks the privilege [A-Z][\\w.]+ on \\w+ [\\w-]+\\)"
                            + "|file '.+' is not for this account .* privileges Datastore.*)");

    @TempDir Path folder;

    /// `Vcsim.USER` is the one that may look; another one owns the place.
    private TwoShells shells() {
        return TwoShells.before(
                TwoShells.server()
                        .credentials("owner", "another password")
                        .user(Vcsim.USER, Vcsim.PASSWORD, Role.READ_ONLY)
                        .machine("web")
                        .machine("other"),
                folder);
    }

    @ParameterizedTest
    @CsvSource({
        "destroy web, VirtualMachine.Interact.PowerOff",
        "suspend web, VirtualMachine.Interact.Suspend",
        "reset web, VirtualMachine.Interact.Reset",
        "shutdown web, VirtualMachine.Interact.PowerOff",
        "domrename web new, VirtualMachine.Config.Rename",
        "autostart web, Host.Config.AutoStart",
        "setmem web 256M, VirtualMachine.Config",
        "desc web a text, VirtualMachine.Config",
    })
    void isToldWhatItLacks(String line, String privilege) {
        try (TwoShells shells = shells()) {
            var outcome = shells.vireo(line);
            assertThat(outcome.exit()).isEqualTo(1);
            String error = outcome.err().lines().reduce((_, last) -> last).orElseThrow();
            assertThat(error).contains("access denied").contains(privilege);
            assertThat(error).containsPattern(REFUSAL);
        }
    }

    /// Every function that is refused is refused in this way, and none is believed to be done.
    @Test
    void isToldByEveryFunction() {
        Map<String, String> odd = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        FaultInjectionTest.calls()
                .forEach((name, call) -> {
                    try (TwoShells shells = shells()) {
                        shells.simulator().machine("web").powerState(call.state());
                        VirtualMachinePowerState before =
                                shells.simulator().machine("web").powerState();
                        try (Connection connection = shells.connect()) {
                            call.deed().accept(connection);
                        } catch (VirtException e) {
                            if (e.code() == ErrorCode.ACCESS_DENIED) {
                                refused.add(name);
                                if (!REFUSAL.matcher(e.detail()).find()) {
                                    odd.put(name, e.detail());
                                }
                            }
                        }
                        assertThat(shells.simulator().machine("web").powerState())
                                .as(name)
                                .isEqualTo(before);
                    }
                });
        assertThat(odd).isEmpty();
        assertThat(refused).contains("create", "destroy", "defineXml", "rename", "undefine");
    }

    /// A property that is refused is an error, not a default.
    @Test
    void isToldWhichPropertyIsNotForIt() {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            try (Connection connection = shells.connect()) {
                Domain web = connection.lookupByName("web");
                shells.changing(body -> body.replaceAll(PROPERTY, REFUSED));
                assertThatThrownBy(web::fetchMaxMemory)
                        .isInstanceOfSatisfying(
                                VirtException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED))
                        .hasMessageContaining("'config.hardware.memoryMB' of VirtualMachine 1")
                        .hasMessageContaining("the account lacks the privilege System.Read");
            }
        }
    }

    private static final String PROPERTY =
            "<propSet><name>config.hardware.memoryMB</name>.*?</propSet>";
    private static final String REFUSED =
            "<missingSet><path>config.hardware.memoryMB</path><fault>"
                    + "<fault xsi:type=\"NoPermission\">"
                    + "<object type=\"VirtualMachine\">1</object>"
                    + "<privilegeId>System.Read</privilegeId></fault>"
                    + "<localizedMessage>no</localizedMessage></fault></missingSet>";
}
