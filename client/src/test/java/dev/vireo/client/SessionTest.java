package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.FakeVimServer.Fault;
import dev.vireo.client.TransportException.Kind;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.ServiceInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class SessionTest {
    private static final CurrentTimeRequest CURRENT_TIME =
            CurrentTimeRequest.builder(
                            new ManagedObjectReference("ServiceInstance", "ServiceInstance"))
                    .build();
    private static final String NOON = "<returnval>2026-01-01T12:00:00Z</returnval>";

    @ParameterizedTest
    @CsvSource({"6.5,6.5", "2.5u2,2.5u2", "9.1.0.0,9.1.0.0", "9.2.0.0,9.1.0.0", "10.0,9.1.0.0"})
    void speaksTheServersVersionButNoneBeyondItsOwn(String server, String spoken)
            throws IOException {
        try (var fake = new FakeVimServer(server).on("CurrentTime", call -> NOON);
                Session session = fake.login()) {
            session.invoke(CURRENT_TIME);
            assertThat(fake.requests().get(0)).contains("\r\nSOAPAction: \"urn:vim25/2.5\"\r\n");
            assertThat(fake.requests().get(2))
                    .startsWith("POST /sdk HTTP/1.1\r\n")
                    .contains("\r\nSOAPAction: \"urn:vim25/" + spoken + "\"\r\n")
                    .contains("\r\nContent-Type: text/xml; charset=utf-8\r\n")
                    .contains("\r\nUser-Agent: vireo");
            assertThat(session.client().serverVersion()).hasToString(server);
        }
    }

    @Test
    void aShortSessionTakesFourRequestsOverOneConnection() throws IOException {
        try (var fake = new FakeVimServer().on("CurrentTime", call -> NOON)) {
            Transport transport;
            try (Session session = fake.login()) {
                transport = session.client().transport();
                assertThat(session.invoke(CURRENT_TIME))
                        .isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
                assertThat(session.userSession().userName()).isEqualTo("root");
            }
            assertThat(fake.calls())
                    .containsExactly("RetrieveServiceContent", "Login", "CurrentTime", "Logout");
            assertThat(transport.requestLog().counters().total().requests()).isEqualTo(4);
            assertThat(fake.sessionCount()).isZero();
        }
    }

    @Test
    void generatedViewsCallThroughTheSession() throws IOException {
        try (var fake = new FakeVimServer().on("CurrentTime", call -> NOON);
                Session session = fake.login()) {
            ServiceInstance instance = new ServiceInstance(CURRENT_TIME.self(), session);
            assertThat(instance.currentTime()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        }
    }

    @Test
    void escapesUserNameAndPassword() throws IOException {
        try (var fake = new FakeVimServer();
                Session session = fake.login()) {
            assertThat(fake.requests().get(1)).contains("ro&lt;ot").contains("pass&amp;word");
            assertThat(session.userSession().key()).isEqualTo("k");
        }
    }

    @Test
    void logsInAnewAndCallsOnceMoreWhenTheServerForgotTheSession() throws IOException {
        try (var fake = new FakeVimServer().on("CurrentTime", call -> NOON);
                Session session = fake.login()) {
            fake.forgetSessions();
            assertThat(session.invoke(CURRENT_TIME)).isNotNull();
            assertThat(fake.calls())
                    .containsExactly(
                            "RetrieveServiceContent",
                            "Login",
                            "CurrentTime",
                            "Login",
                            "CurrentTime");
        }
    }

    @Test
    void callsOnceMoreAndNotAgain() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "CurrentTime",
                                        call -> {
                                            throw new Fault("NotAuthenticated", "no", "");
                                        });
                Session session = fake.login()) {
            assertThatThrownBy(() -> session.invoke(CURRENT_TIME))
                    .isInstanceOfSatisfying(
                            VimFaultException.class,
                            e -> assertThat(e.find(NotAuthenticated.class)).isPresent());
            assertThat(fake.count("Login")).isEqualTo(2);
            assertThat(fake.count("CurrentTime")).isEqualTo(2);
        }
    }

    @Test
    void oneLoginServesAnyNumberOfCallersThatLostTheSession()
            throws IOException, ExecutionException, InterruptedException {
        int callers = 50;
        try (var fake = new FakeVimServer();
                Session session = fake.login();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier allCalled = new CyclicBarrier(callers);
            fake.on(
                    "CurrentTime",
                    call -> {
                        if (call.number() <= callers) {
                            meet(allCalled);
                            throw new Fault("NotAuthenticated", "no", "");
                        }
                        return NOON;
                    });
            List<Future<Instant>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                results.add(executor.submit(() -> session.invoke(CURRENT_TIME)));
            }
            for (Future<Instant> result : results) {
                assertThat(result.get()).isNotNull();
            }
            assertThat(fake.count("Login")).isEqualTo(2);
            assertThat(fake.count("CurrentTime")).isEqualTo(2L * callers);
        }
    }

    @Test
    void manyVirtualThreadsShareOneSession()
            throws IOException, ExecutionException, InterruptedException {
        int threads = 500;
        try (var fake = new FakeVimServer().on("CurrentTime", call -> NOON);
                Session session = fake.login();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Instant>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(executor.submit(() -> session.invoke(CURRENT_TIME)));
            }
            for (Future<Instant> result : results) {
                assertThat(result.get()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
            }
            assertThat(fake.count("Login")).isEqualTo(1);
            assertThat(session.client().transport().requestLog().counters().total().requests())
                    .isEqualTo(threads + 2L);
        }
    }

    @Test
    void aFailedLoginLeavesTheClientOpenForAnotherTry() throws IOException {
        try (var fake = new FakeVimServer()) {
            fake.on(
                    "Login",
                    call -> {
                        if (call.number() == 1) {
                            throw new Fault(
                                    "InvalidLogin",
                                    "Cannot complete login due to an incorrect user name or password.",
                                    "");
                        }
                        return userSession();
                    });
            try (VimClient client = fake.connect()) {
                assertThatThrownBy(() ->
                                client.login(
                                        () -> FakeVimServer.CREDENTIALS, SessionOptions.defaults()))
                        .isInstanceOf(VimFaultException.class)
                        .hasMessage(
                                fake.endpoint().authority()
                                        + ": Login: InvalidLogin: Cannot complete login due to an"
                                        + " incorrect user name or password.")
                        .hasMessageNotContainingAny("pass&word", "ro<ot");
                client.login(() -> FakeVimServer.CREDENTIALS, SessionOptions.defaults()).close();
            }
            assertThat(fake.calls())
                    .containsExactly("RetrieveServiceContent", "Login", "Login", "Logout");
        }
    }

    @Test
    void asksForCredentialsOnceForEachLogin() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (var fake = new FakeVimServer().on("CurrentTime", call -> NOON);
                VimClient client = fake.connect();
                Session session =
                        client.login(
                                () -> {
                                    asked.incrementAndGet();
                                    return FakeVimServer.CREDENTIALS;
                                },
                                SessionOptions.defaults())) {
            session.invoke(CURRENT_TIME);
            assertThat(asked).hasValue(1);
            fake.forgetSessions();
            session.invoke(CURRENT_TIME);
            assertThat(asked).hasValue(2);
        }
        assertThat(FakeVimServer.CREDENTIALS.toString()).doesNotContain("pass&word");
    }

    @Test
    void logsOutWhatALoginWithoutReplyMayHaveOpened() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server =
                ScriptedServer.plain(
                        peer -> {
                            peer.request();
                            peer.reply(
                                    "200 OK",
                                    FakeVimServer.envelope(serviceContent()),
                                    "Set-Cookie: vmware_soap_session=\"early\"");
                            peer.request();
                            await(over);
                        },
                        peer -> {
                            peer.request();
                            peer.reply(
                                    "200 OK",
                                    FakeVimServer.envelope(
                                            "<LogoutResponse xmlns=\"urn:vim25\"/>"));
                        })) {
            CallOptions limits = CallOptions.defaults();
            try (VimClient client =
                    VimClient.connect(server.endpoint(), TransportOptions.defaults(), limits)) {
                assertThatThrownBy(() ->
                                client.login(
                                        () -> FakeVimServer.CREDENTIALS,
                                        SessionOptions.defaults()
                                                .withCalls(
                                                        limits.withTimeout(
                                                                Duration.ofMillis(400)))))
                        .isInstanceOfSatisfying(
                                TransportException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            }
            over.countDown();
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().getLast())
                    .contains("<Logout ")
                    .contains("Cookie: vmware_soap_session=\"early\"");
        }
    }

    @Test
    void closeLogsOutOnceAndEndsTheSession() throws IOException {
        try (var fake = new FakeVimServer()) {
            Session session = fake.login();
            session.close();
            session.close();
            assertThat(fake.count("Logout")).isEqualTo(1);
            assertThatThrownBy(() -> session.invoke(CURRENT_TIME))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.SHUT_DOWN));
        }
    }

    @Test
    void closeLogsOutOnAnInterruptedThreadAndKeepsTheFlag() throws IOException {
        try (var fake = new FakeVimServer()) {
            Session session = fake.login();
            Thread.currentThread().interrupt();
            session.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(fake.count("Logout")).isEqualTo(1);
        }
    }

    @Test
    void closeIsSilentWhenTheServerIsGone() throws IOException {
        Session session;
        try (var fake = new FakeVimServer()) {
            session = fake.login();
        }
        session.close();
        assertThat(session.client().transport().requestLog().counters().byLabel())
                .containsKey("Logout");
    }

    @Test
    void keepAliveCallsWhenNothingElseDoes() throws IOException {
        CountDownLatch called = new CountDownLatch(2);
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "CurrentTime",
                                        call -> {
                                            called.countDown();
                                            return NOON;
                                        });
                VimClient client = fake.connect();
                Session session =
                        client.login(
                                () -> FakeVimServer.CREDENTIALS,
                                SessionOptions.defaults().withKeepAlive(Duration.ofMillis(20)))) {
            await(called);
            assertThat(session.userSession()).isNotNull();
        }
    }

    @Test
    void decodesFaultsToTheirTypeWithTheirData() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "CurrentTime",
                                        call -> {
                                            throw new Fault(
                                                    "InvalidArgument",
                                                    "A specified parameter was not correct.",
                                                    "<faultCause><fault xsi:type=\"InvalidState\"/>"
                                                            + "</faultCause>"
                                                            + "<invalidProperty>spec</invalidProperty>");
                                        });
                Session session = fake.login()) {
            assertThatThrownBy(() -> session.invoke(CURRENT_TIME))
                    .isInstanceOfSatisfying(
                            VimFaultException.class,
                            e -> {
                                assertThat(e.method()).isEqualTo("CurrentTime");
                                assertThat(e.fault()).get().isInstanceOf(InvalidArgument.class);
                                assertThat(e.find(InvalidArgument.class))
                                        .get()
                                        .extracting(InvalidArgument::invalidProperty)
                                        .isEqualTo("spec");
                                assertThat(e.find(InvalidState.class)).isPresent();
                                assertThat(e.find(MethodFault.class)).isPresent();
                                assertThat(e.find(NotAuthenticated.class)).isEmpty();
                            })
                    .hasMessage(
                            fake.endpoint().authority()
                                    + ": CurrentTime: InvalidArgument: A specified parameter was"
                                    + " not correct.");
        }
    }

    private static String serviceContent() {
        return "<RetrieveServiceContentResponse xmlns=\"urn:vim25\"><returnval>"
                + "<rootFolder type=\"Folder\">r</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                + "<about><apiVersion>6.5</apiVersion></about>"
                + "<sessionManager type=\"SessionManager\">sm</sessionManager></returnval>"
                + "</RetrieveServiceContentResponse>";
    }

    private static String userSession() {
        return "<returnval><key>k</key><userName>root</userName><fullName>root</fullName>"
                + "<loginTime>2026-01-01T00:00:00Z</loginTime>"
                + "<lastActiveTime>2026-01-01T00:00:00Z</lastActiveTime><locale>en</locale>"
                + "<messageLocale>en</messageLocale></returnval>";
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
