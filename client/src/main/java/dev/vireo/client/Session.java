package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodInvoker;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.RetrieveOptions;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.UserSession;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A login at a server, which any number of threads may share.
///
/// When the server has forgotten the session, the call that finds out logs in anew and is made once
/// more; other calls in the same plight wait for that one login. [#close] logs out, also when its
/// thread was interrupted.
public final class Session implements MethodInvoker, AutoCloseable {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;

    private final VimClient client;
    private final CredentialSource credentials;
    private final SessionOptions options;
    private final SingleLogin login = new SingleLogin();
    private final AtomicReference<@Nullable UserSession> userSession = new AtomicReference<>();
    private final PropertyCollector propertyCollector;
    private final Tasks tasks;
    private final @Nullable KeepAlive keepAlive;

    private Session(VimClient client, CredentialSource credentials, SessionOptions options) {
        this.client = client;
        this.credentials = credentials;
        this.options = options;
        this.propertyCollector = new PropertyCollector(this);
        this.tasks = new Tasks(this);
        this.keepAlive = options.keepAlive() == null ? null : startKeepAlive(options.keepAlive());
    }

    static Session open(VimClient client, CredentialSource credentials, SessionOptions options) {
        Session session = new Session(client, credentials, options);
        try {
            session.renew(0, options.calls());
            return session;
        } catch (RuntimeException e) {
            session.stopKeepAlive();
            throw e;
        }
    }

    /// Returns the client below, for the server's content, version and statistics.
    ///
    /// @return the client
    public VimClient client() {
        return client;
    }

    /// Returns the options.
    ///
    /// @return the options that the session was opened with
    public SessionOptions options() {
        return options;
    }

    /// Returns what the server said of the login that is in force.
    ///
    /// @return the VI API's session record
    public UserSession userSession() {
        UserSession known = userSession.get();
        if (known == null) {
            throw new IllegalStateException("not logged in");
        }
        return known;
    }

    /// Returns the access to properties.
    ///
    /// @return the one property collector of this session
    public PropertyCollector propertyCollector() {
        return propertyCollector;
    }

    /// Returns the access to tasks.
    ///
    /// @return the tasks of this session
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public <R extends @Nullable Object> R invoke(MethodRequest<R> request) {
        return invoke(request, options.calls());
    }

    /// Calls a method, with a new login and once more if the server has forgotten the session.
    ///
    /// @param request the request
    /// @param limits the limits of the call, the new login included
    /// @param <R> the type of the result
    /// @return the result: never null where the method requires one
    /// @throws VimFaultException if the server refuses the call
    /// @throws TransportException if request or reply were not carried over
    /// @throws ProtocolException if the answer is malformed
    public <R extends @Nullable Object> R invoke(MethodRequest<R> request, CallOptions limits) {
        return healing(limits, left -> client.call(request, left));
    }

    /// Calls a retrieve method in the same way.
    Optional<String> invokeForRows(
            MethodRequest<?> request, CallOptions limits, Consumer<ObjectContent> rows) {
        return healing(limits, left -> client.callForRows(request, left, rows));
    }

    /// Sends a plain HTTP request with the session's cookie, as for the files of a datastore. Once
    /// more if the server answers that it does not know who asks, with a new login unless the
    /// session turns out to be in force.
    ///
    /// @param request the request, whose body can be sent twice
    /// @param limits the limits of the call, the new login and the reply's body included
    /// @return the reply, whatever its status, which the caller reads to its end or closes
    /// @throws VimFaultException if the server refuses the new login
    /// @throws TransportException if there is no reply, or it is a redirection
    /// @throws ProtocolException if the answer is no HTTP
    public HttpReply send(HttpRequest request, CallOptions limits) {
        noteCall();
        Deadline deadline = Deadline.in(limits.timeout());
        long before = login.generation();
        HttpReply reply = client.transport().send(request, limits);
        if (reply.status() != UNAUTHORIZED || login.isClosed()) {
            return reply;
        }
        reply.close();
        try {
            renew(before, limits.withTimeout(deadline.remaining()));
        } catch (VimFaultException e) {
            // servers refuse a login, as if the password were wrong, in a session that has one
            if (!isInForce(limits.withTimeout(deadline.remaining()))) {
                throw e;
            }
        }
        return client.transport().send(request, limits.withTimeout(deadline.remaining()));
    }

    private boolean isInForce(CallOptions limits) {
        ManagedObjectReference manager = sessionManager();
        RetrievePropertiesExRequest question =
                RetrievePropertiesExRequest.builder(
                                Objects.requireNonNull(client.serviceContent().propertyCollector()))
                        .specSet(
                                List.of(
                                        PropertyFilters.start()
                                                .properties(
                                                        manager.type(), List.of("currentSession"))
                                                .object(manager)
                                                .build()))
                        .options(RetrieveOptions.builder().build())
                        .build();
        AtomicBoolean found = new AtomicBoolean();
        try {
            client.callForRows(
                    question, limits, row -> found.compareAndSet(false, !row.propSet().isEmpty()));
        } catch (VimException _) { // the login's failure says more
            return false;
        }
        return found.get();
    }

    /// Calls a method without making it again: for calls that are about something which ends with
    /// the session.
    <R extends @Nullable Object> R invokeOnce(MethodRequest<R> request, CallOptions limits) {
        noteCall();
        return client.call(request, limits);
    }

    Optional<String> invokeOnceForRows(
            MethodRequest<?> request, CallOptions limits, Consumer<ObjectContent> rows) {
        noteCall();
        return client.callForRows(request, limits, rows);
    }

    private <T extends @Nullable Object> T healing(
            CallOptions limits, Function<CallOptions, T> call) {
        noteCall();
        Deadline deadline = Deadline.in(limits.timeout());
        long before = login.generation();
        try {
            return call.apply(limits);
        } catch (VimFaultException e) {
            if (!e.isSessionLost() || login.isClosed()) {
                throw e;
            }
            renew(before, limits.withTimeout(deadline.remaining()));
            return call.apply(limits.withTimeout(deadline.remaining()));
        }
    }

    /// Returns the number of the login in force; it changes when the session was renewed.
    long generation() {
        return login.generation();
    }

    /// Logs in anew unless somebody has since the given login.
    void renew(long seen, CallOptions limits) {
        try (CallScope waiting = new CallScope(client.server(), "Login", limits, login::isClosed)) {
            login.renew(seen, () -> logIn(limits), waiting);
        }
    }

    private void logIn(CallOptions limits) {
        LoginCredentials known = credentials.credentials();
        LoginRequest request =
                LoginRequest.builder(sessionManager())
                        .userName(known.userName())
                        .password(known.password())
                        .locale(options.locale())
                        .build();
        try {
            userSession.set(client.call(request, limits));
        } catch (TransportException | ProtocolException e) {
            if (mayHaveLoggedIn(e) && client.transport().hasCookies()) {
                // the server may have made this cookie's session one whose reply we did not see
                logOut();
            }
            throw e;
        }
    }

    private static boolean mayHaveLoggedIn(VimException failure) {
        return !(failure instanceof TransportException e)
                || switch (e.kind()) {
                    case TIMEOUT, CANCELLED, TRUNCATED, CLOSED -> true;
                    default -> false;
                };
    }

    private ManagedObjectReference sessionManager() {
        ManagedObjectReference known = client.serviceContent().sessionManager();
        if (known == null) {
            throw new ProtocolException(client.server(), "has no session manager to log in at");
        }
        return known;
    }

    private void logOut() {
        Cleanup.run(
                "Logout",
                limits -> client.call(LogoutRequest.builder(sessionManager()).build(), limits));
    }

    private KeepAlive startKeepAlive(Duration interval) {
        return KeepAlive.start(
                interval,
                () -> invoke(CurrentTimeRequest.builder(VimClient.SERVICE_INSTANCE).build()));
    }

    private void stopKeepAlive() {
        if (keepAlive != null) {
            keepAlive.close();
        }
    }

    private void noteCall() {
        if (keepAlive != null) {
            keepAlive.called();
        }
        if (login.isClosed()) {
            throw TransportException.of(
                    Kind.SHUT_DOWN, client.server(), "the session was closed here");
        }
    }

    /// Logs out and closes all connections; calls of other threads end with
    /// [TransportException.Kind#SHUT_DOWN]. A server that cannot be told is left to forget the
    /// session by itself. A second time does nothing.
    @Override
    public void close() {
        stopKeepAlive();
        if (login.close(Deadline.in(CLOSING_TIME))) {
            if (userSession.get() != null) {
                logOut();
            }
            client.close();
        }
    }
}
