package dev.vireo.simulator.inventory;

import dev.vireo.vim.BadUsernameSessionEvent;
import dev.vireo.vim.NoAccessUserEvent;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.UserLoginSessionEvent;
import dev.vireo.vim.UserLogoutSessionEvent;

/// The events of logins and logouts.
final class SessionEvents {
    private SessionEvents() {}

    static void loggedIn(SimEventManager events, Session session) {
        events.post(
                null,
                UserLoginSessionEvent.builder()
                        .ipAddress(session.remoteAddress())
                        .userAgent(session.userAgent())
                        .locale("en")
                        .sessionId(session.key()),
                "User " + who(session) + " logged in as " + session.userAgent(),
                session.userName());
    }

    static void loggedOut(SimEventManager events, Session session) {
        events.post(
                null,
                UserLogoutSessionEvent.builder()
                        .ipAddress(session.remoteAddress())
                        .userAgent(session.userAgent())
                        .callCount(session.calls())
                        .sessionId(session.key())
                        .loginTime(session.loginTime()),
                "User "
                        + who(session)
                        + " logged out (login time: "
                        + session.loginTime()
                        + ", number of API invocations: "
                        + session.calls()
                        + ", user agent: "
                        + session.userAgent()
                        + ")",
                session.userName());
    }

    static void refused(SimEventManager events, String userName, String address, SimFault fault) {
        String text = "Cannot login " + userName + "@" + address;
        if (fault.fault() instanceof NoPermission) {
            events.post(
                    null,
                    NoAccessUserEvent.builder().ipAddress(address),
                    text + ": no permission",
                    userName);
        } else {
            events.post(null, BadUsernameSessionEvent.builder().ipAddress(address), text, userName);
        }
    }

    private static String who(Session session) {
        return session.userName() + "@" + session.remoteAddress();
    }
}
