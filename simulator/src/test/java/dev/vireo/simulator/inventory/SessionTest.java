package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RetrievePropertiesRequest;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.SessionIsActiveRequest;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.UserSession;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final ManagedObjectReference SERVICE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    private final TestServer server = TestServer.esx(MachinePlan.linux("a", 1, 512, 1));
    private final ManagedObjectReference manager =
            Objects.requireNonNull(server.content().sessionManager());

    @Test
    void anyoneCanAskForTheServiceContent() {
        server.forgetCookie();
        assertThat(
                        server.call(RetrieveServiceContentRequest.builder(SERVICE).build())
                                .about()
                                .apiType())
                .isEqualTo("HostAgent");
    }

    @Test
    void wrongUserOrPasswordIsAnInvalidLogin() {
        server.forgetCookie();
        assertFault(login("root", "wrong"), InvalidLogin.class);
        assertFault(login("toor", TestServer.PASSWORD), InvalidLogin.class);
    }

    @Test
    void secondLoginOfASessionIsRefused() {
        assertFault(login("root", TestServer.PASSWORD), InvalidLogin.class);
    }

    @Test
    void everythingElseNeedsASession() {
        server.forgetCookie();
        assertFault(CurrentTimeRequest.builder(SERVICE).build(), NotAuthenticated.class);
        assertFault(LogoutRequest.builder(manager).build(), NotAuthenticated.class);
        assertFault(
                RetrievePropertiesRequest.builder(server.content().propertyCollector())
                        .specSet(List.of(filter(TestServer.vm(1), "VirtualMachine", "name")))
                        .build(),
                NotAuthenticated.class);
    }

    @Test
    void currentSessionTellsWhetherOneIsLoggedIn() {
        UserSession session = (UserSession) server.read(manager, "currentSession");
        assertThat(Objects.requireNonNull(session).userName()).isEqualTo("root");
        server.call(LogoutRequest.builder(manager).build());
        assertThat(server.read(manager, "currentSession")).isNull();
    }

    @Test
    void sessionEndsWhenItIsIdle() {
        server.pass(Duration.ofMinutes(29));
        assertThat(server.read(manager, "currentSession")).isNotNull();
        server.pass(Duration.ofMinutes(31));
        assertThat(server.read(manager, "currentSession")).isNull();
    }

    @Test
    void activityOfOtherSessionsCanBeAsked() {
        UserSession session =
                (UserSession) Objects.requireNonNull(server.read(manager, "currentSession"));
        assertThat(server.call(isActive(session.key()))).isTrue();
        assertThat(server.call(isActive("other"))).isFalse();
    }

    @Test
    void requestsThatGoNowhereSaySo() {
        assertFault(
                PowerOnVMTaskRequest.builder(TestServer.vm(99)).build(),
                ManagedObjectNotFound.class);
        assertFault(
                PowerOnVMTaskRequest.builder(server.content().rootFolder()).build(),
                MethodNotFound.class);
        assertFault(UnregisterVMRequest.builder(TestServer.vm(1)).build(), NotSupported.class);
    }

    private SessionIsActiveRequest isActive(String key) {
        return SessionIsActiveRequest.builder(manager).sessionID(key).userName("root").build();
    }

    private LoginRequest login(String user, String password) {
        return LoginRequest.builder(manager).userName(user).password(password).build();
    }

    private void assertFault(MethodRequest<?> request, Class<? extends MethodFault> type) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(type));
    }
}
