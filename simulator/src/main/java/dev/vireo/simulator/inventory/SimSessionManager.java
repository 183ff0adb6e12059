package dev.vireo.simulator.inventory;

import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SessionIsActiveRequest;
import dev.vireo.vim.SessionManagerHandler;
import dev.vireo.vim.TerminateSessionRequest;
import dev.vireo.vim.UserSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Logs users in and out.
final class SimSessionManager extends SimObject implements SessionManagerHandler {
    SimSessionManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        Call call = Call.current();
        return switch (name) {
            case "currentSession" ->
                    call.session().map(session -> session.describe(call.caller())).orElse(null);
            case "sessionList" ->
                    call.session().isEmpty()
                            ? null
                            : inventory().sessions().all().stream()
                                    .map(session -> session.describe(call.caller()))
                                    .toList();
            case "message" -> "";
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
        Session session = check(request, call);
        call.session(session);
        touch();
        SessionEvents.loggedIn(inventory().events(), session);
        return session.describe(call.caller());
    }

    private Session check(LoginRequest request, Call call) {
        try {
            return inventory()
                    .sessions()
                    .login(request.userName(), request.password(), call, inventory());
        } catch (SimFault fault) {
            SessionEvents.refused(
                    inventory().events(), request.userName(), call.caller().remoteAddress());
            throw fault;
        }
    }

    @Override
    public void logout(LogoutRequest request) {
        Call call = Call.current();
        end(call.authenticated());
        call.session(null);
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
                            .orElseThrow(() -> SimFault.invalidArgument("sessionId"));
            end(session);
        }
    }

    private void end(Session session) {
        SessionEvents.loggedOut(inventory().events(), session);
        inventory().sessions().end(session);
        touch();
    }
}
