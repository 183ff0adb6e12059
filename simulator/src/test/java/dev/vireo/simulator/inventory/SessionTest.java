package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AcquireCloneTicketRequest;
import dev.vireo.vim.AcquireGenericServiceTicketRequest;
import dev.vireo.vim.AcquireLocalTicketRequest;
import dev.vireo.vim.CloneSessionRequest;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidLocale;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.LoginBySSPIRequest;
import dev.vireo.vim.LoginExtensionByCertificateRequest;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RetrievePropertiesRequest;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.SessionIsActiveRequest;
import dev.vireo.vim.SessionManagerHttpServiceRequestSpec;
import dev.vireo.vim.SetLocaleRequest;
import dev.vireo.vim.TerminateFaultTolerantVMTaskRequest;
import dev.vireo.vim.TerminateSessionRequest;
import dev.vireo.vim.UserSession;
import java.time.Duration;
import java.time.Instant;
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
        assertFault(
                TerminateFaultTolerantVMTaskRequest.builder(TestServer.vm(1)).build(),
                NotSupported.class);
    }

    @Test
    void ticketClonesASessionOnce() {
        String ticket = server.call(AcquireCloneTicketRequest.builder(manager).build());
        server.forgetCookie();
        CloneSessionRequest clone =
                CloneSessionRequest.builder(manager).cloneTicket(ticket).build();
        assertThat(server.call(clone).userName()).isEqualTo("root");
        assertThat(server.inventory().sessions().all()).hasSize(2);
        server.forgetCookie();
        assertFault(clone, InvalidLogin.class);
    }

    @Test
    void serviceTicketIsGoodOnce() {
        String ticket = serviceTicket();
        Tickets tickets = server.inventory().sessions().tickets();
        Instant now = server.inventory().now();
        assertThat(tickets.redeem(ticket, now))
                .hasValueSatisfying(found -> {
                    assertThat(found.userName()).isEqualTo("root");
                    assertThat(found.purpose()).isEqualTo("httpPut https://host/folder/a");
                });
        assertThat(tickets.redeem(ticket, now)).isEmpty();
    }

    @Test
    void serviceTicketIsGoodForTwoMinutes() {
        Tickets tickets = server.inventory().sessions().tickets();
        Instant now = server.inventory().now();
        assertThat(tickets.redeem(serviceTicket(), now.plusSeconds(119))).isPresent();
        assertThat(tickets.redeem(serviceTicket(), now.plusSeconds(125))).isEmpty();
    }

    private String serviceTicket() {
        return server.call(
                        AcquireGenericServiceTicketRequest.builder(manager)
                                .spec(
                                        SessionManagerHttpServiceRequestSpec.builder()
                                                .method("httpPut")
                                                .url("https://host/folder/a")
                                                .build())
                                .build())
                .id();
    }

    @Test
    void localeIsEnglish() {
        server.call(SetLocaleRequest.builder(manager).locale("en_GB").build());
        UserSession session =
                (UserSession) Objects.requireNonNull(server.read(manager, "currentSession"));
        assertThat(session.locale()).isEqualTo("en_GB");
        assertFault(SetLocaleRequest.builder(manager).locale("tlh").build(), InvalidLocale.class);
    }

    @Test
    void otherWaysToLogInAreRefused() {
        server.forgetCookie();
        assertFault(
                AcquireLocalTicketRequest.builder(manager).userName("root").build(),
                NotSupported.class);
        assertFault(
                LoginBySSPIRequest.builder(manager).base64Token("x").build(), NotSupported.class);
        assertFault(
                LoginExtensionByCertificateRequest.builder(manager).extensionKey("x").build(),
                NotSupported.class);
    }

    @Test
    void sessionOfAnotherIsTerminatedButNotOnesOwn() {
        String first = server.inventory().sessions().all().getFirst().key();
        server.login();
        server.call(TerminateSessionRequest.builder(manager).sessionId(List.of(first)).build());
        assertThat(server.inventory().sessions().all()).hasSize(1);
        String own = server.inventory().sessions().all().getFirst().key();
        assertFault(
                TerminateSessionRequest.builder(manager).sessionId(List.of(own)).build(),
                InvalidArgument.class);
        assertFault(
                TerminateSessionRequest.builder(manager).sessionId(List.of(first)).build(),
                NotFound.class);
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
