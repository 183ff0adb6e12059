package dev.vireo.simulator.inventory;

import dev.vireo.vim.AcquireCloneTicketRequest;
import dev.vireo.vim.AcquireGenericServiceTicketRequest;
import dev.vireo.vim.CloneSessionRequest;
import dev.vireo.vim.InvalidLocale;
import dev.vireo.vim.LoginBySSPIRequest;
import dev.vireo.vim.LoginByTokenRequest;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SessionIsActiveRequest;
import dev.vireo.vim.SessionManagerGenericServiceTicket;
import dev.vireo.vim.SessionManagerHandler;
import dev.vireo.vim.SessionManagerHttpServiceRequestSpec;
import dev.vireo.vim.SetLocaleRequest;
import dev.vireo.vim.TerminateSessionRequest;
import dev.vireo.vim.UpdateServiceMessageRequest;
import dev.vireo.vim.UserSession;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Logs users in and out.
final class SimSessionManager extends SimObject implements SessionManagerHandler, Lasting {
    private final boolean multiHost;
    private String message = "";

    SimSessionManager(Inventory inventory, ManagedObjectReference self, boolean multiHost) {
        super(inventory, self);
        this.multiHost = multiHost;
    }

    @Override
    @Nullable Object property(String name) {
        Call call = Call.current();
        return switch (name) {
            case "currentSession" -> call.session().map(session -> session.describe()).orElse(null);
            case "sessionList" ->
                    call.session().isEmpty()
                            ? null
                            : inventory().sessions().all().stream()
                                    .map(session -> session.describe())
                                    .toList();
            case "message" -> message;
            case "messageLocaleList", "supportedLocaleList" -> List.of("en");
            case "defaultLocale" -> "en";
            default -> null;
        };
    }

    @Override
    public UserSession login(LoginRequest request) {
        Call call = Call.current();
        if (call.session().isPresent()) {
            throw SimFault.alreadyLoggedIn();
        }
        String locale = locale(request.locale());
        Session session = check(request, call);
        session.locale(locale);
        return begin(session, call);
    }

    private UserSession begin(Session session, Call call) {
        call.session(session);
        touch();
        SessionEvents.loggedIn(inventory().events(), session);
        return session.describe();
    }

    private Session check(LoginRequest request, Call call) {
        try {
            return inventory()
                    .sessions()
                    .login(request.userName(), request.password(), call, inventory());
        } catch (SimFault fault) {
            SessionEvents.refused(
                    inventory().events(), request.userName(), call.caller().remoteAddress(), fault);
            throw fault;
        }
    }

    @Override
    public void logout(LogoutRequest request) {
        Call call = Call.current();
        end(call.authenticated());
        call.session(null);
    }

    /// Checks a locale: the server's texts are English.
    private static String locale(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return "en";
        }
        if (!wanted.startsWith("en")) {
            throw new SimFault(
                    InvalidLocale.builder().build(), "The locale " + wanted + " is not known.");
        }
        return wanted;
    }

    @Override
    public void setLocale(SetLocaleRequest request) {
        Call.current().authenticated().locale(locale(request.locale()));
        touch();
    }

    @Override
    public void updateServiceMessage(UpdateServiceMessageRequest request) {
        inventory()
                .durably(() -> {
                    message = request.message();
                    touchLastingly();
                    return null;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.text("message", message);
    }

    @Override
    public void restore(StateReader in) {
        message = in.text("message").orElse(message);
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public String acquireCloneTicket(AcquireCloneTicketRequest request) {
        return inventory()
                .sessions()
                .tickets()
                .issue(Call.current().authenticated(), "", inventory().now());
    }

    @Override
    public UserSession cloneSession(CloneSessionRequest request) {
        Call call = Call.current();
        if (call.session().isPresent()) {
            throw SimFault.alreadyLoggedIn();
        }
        String user =
                inventory()
                        .sessions()
                        .tickets()
                        .redeem(request.cloneTicket(), inventory().now())
                        .filter(ticket -> ticket.purpose().isEmpty())
                        .map(Tickets.Ticket::userName)
                        .orElseThrow(SimFault::invalidLogin);
        return begin(inventory().sessions().open(user, call, inventory()), call);
    }

    @Override
    public SessionManagerGenericServiceTicket acquireGenericServiceTicket(
            AcquireGenericServiceTicketRequest request) {
        if (!(request.spec() instanceof SessionManagerHttpServiceRequestSpec http)
                || http.url().isEmpty()) {
            throw SimFault.invalidArgument("spec");
        }
        String method = Objects.requireNonNullElse(http.method(), "httpGet");
        Optional<SimHostSystem> host =
                multiHost ? inventory().fileServers().hostOf(http.url()) : Optional.empty();
        Optional<FileServers.Place> place =
                host.map(one ->
                        inventory()
                                .fileServers()
                                .of(one.self())
                                .orElseThrow(SimFault::notSupported));
        SessionManagerGenericServiceTicket.Builder<?> ticket =
                SessionManagerGenericServiceTicket.builder()
                        .id(
                                inventory()
                                        .sessions()
                                        .tickets()
                                        .issue(
                                                Call.current().authenticated(),
                                                method + " " + http.url(),
                                                inventory().now()))
                        .ticketType("HttpServiceTicket");
        host.ifPresent(one -> ticket.hostName(one.name()));
        place.ifPresent(one -> ticket.sslThumbprint(one.thumbprint()));
        return ticket.build();
    }

    @Override
    public UserSession loginBySSPI(LoginBySSPIRequest request) {
        throw multiHost ? SimFault.invalidLogin() : SimFault.notSupported();
    }

    @Override
    public UserSession loginByToken(LoginByTokenRequest request) {
        throw multiHost ? SimFault.invalidLogin() : SimFault.notSupported();
    }

    @Override
    public boolean sessionIsActive(SessionIsActiveRequest request) {
        return inventory().sessions().all().stream()
                .anyMatch(session ->
                        session.key().equals(request.sessionID())
                                && session.userName().equals(request.userName()));
    }

    @Override
    public void terminateSession(TerminateSessionRequest request) {
        String own = Call.current().authenticated().key();
        for (String key : request.sessionId()) {
            if (key.equals(own)) {
                throw SimFault.invalidArgument("sessionId");
            }
            Session session =
                    inventory()
                            .sessions()
                            .find(key)
                            .orElseThrow(() -> SimFault.notFound("The session " + key));
            end(session);
        }
    }

    private void end(Session session) {
        SessionEvents.loggedOut(inventory().events(), session);
        inventory().sessions().end(session);
        touch();
    }
}
