package dev.vireo.driver.esx;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.OneLine;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.VimClient;
import dev.vireo.client.VimException;
import dev.vireo.client.VimFaultException;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.PasswordExpired;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks where user name and password come from and whether the server takes them.
///
/// @param notes where findings go
/// @param request has the credentials
/// @param uri where the server is
/// @param clock this machine's clock
record DoctorLogin(DiagnosisNotes notes, ConnectRequest request, EsxUri uri, InstantSource clock) {
    void check(VimClient client) {
        String origin = request.credentials().origin(wanted()).orElse("the program");
        Credentials credentials;
        try {
            credentials = EsxDriverProvider.credentials(request, uri, request.uri().user());
        } catch (VirtException e) {
            notes.failed(
                    Check.CREDENTIALS,
                    e.detail(),
                    e.code() == ErrorCode.AUTH_FAILED
                            ? howToGive()
                            : "correct the file that the message names");
            return;
        }
        notes.good(
                Check.CREDENTIALS,
                "user '" + shown(credentials) + "', password from " + origin,
                Map.of("user", shown(credentials), "origin", origin));
        logIn(client, credentials, origin)
                .ifPresent(login -> {
                    try (EsxSession session = login) {
                        new DoctorSession(notes, session, uri, clock, shown(credentials)).check();
                    }
                });
    }

    private static String shown(Credentials credentials) {
        return OneLine.of(credentials.user());
    }

    private CredentialsProvider.Request wanted() {
        return EsxDriverProvider.wanted(uri, request.uri().user());
    }

    private String howToGive() {
        String scheme = uri.scheme().text();
        String host = uri.endpoint().host();
        return "set VIREO_PASSWORD, or write into ~/.config/libvirt/auth.conf: [auth-"
                + scheme
                + "-"
                + host
                + "] with credentials=NAME, and [credentials-NAME] with username= and password=";
    }

    private Optional<EsxSession> logIn(VimClient client, Credentials known, String origin) {
        try {
            Session session =
                    client.login(
                            () -> new LoginCredentials(known.user(), known.password()),
                            SessionOptions.defaults());
            notes.good(Check.LOGIN, "accepted");
            return Optional.of(
                    EsxSession.of(
                            session,
                            uri,
                            new TaskLimits(
                                    EsxDriverProvider.questions(request, uri),
                                    Optional.empty(),
                                    _ -> {})));
        } catch (VimFaultException e) {
            refused(e, known, origin);
        } catch (VimException e) {
            failed(FaultTranslator.translateLogin(e, known.user(), uri.endpoint().authority()));
        } catch (MissingMemberException e) {
            failed(FaultTranslator.translate(e, "log in at", uri.endpoint().authority()));
        }
        return Optional.empty();
    }

    private void failed(VirtException failure) {
        notes.failed(Check.LOGIN, failure.detail(), "see the server's log (hostd.log, vpxd.log)");
    }

    private void refused(VimFaultException e, Credentials known, String origin) {
        String user = shown(known);
        if (e.find(PasswordExpired.class).isPresent()) {
            notes.failed(
                    Check.LOGIN,
                    "the password of '" + user + "' has expired",
                    "change it: log in to the web client of the server once");
        } else if (e.find(InvalidLogin.class).isPresent()) {
            notes.failed(
                    Check.LOGIN,
                    "the server does not accept user '"
                            + user
                            + "' with the password from "
                            + origin
                            + text(e),
                    wrongPassword(e, origin));
        } else if (e.find(NoPermission.class).isPresent()) {
            notes.failed(Check.LOGIN, "user '" + user + "' may not log in" + text(e), noRole(user));
        } else {
            failed(FaultTranslator.translateLogin(e, known.user(), uri.endpoint().authority()));
        }
    }

    private static String text(VimFaultException e) {
        String message = e.soapFault().message();
        return message.isEmpty() ? "" : ": " + OneLine.of(message);
    }

    private String wrongPassword(VimFaultException e, String origin) {
        boolean locked = e.soapFault().message().toLowerCase(Locale.ROOT).contains("locked");
        String unlock =
                uri.scheme() == Scheme.VPX
                        ? "vSphere Client, Administration, Users and Groups, Unlock"
                        : "wait 15 minutes (Security.AccountUnlockTime), or 'pam_tally2 --user "
                                + ShellWord.of(request.uri().user().orElse("root"))
                                + " --reset' on the host's console";
        return locked
                ? "the account is locked: " + unlock
                : "correct the password in "
                        + origin
                        + ", or the user in the URI"
                        + (uri.scheme() == Scheme.VPX
                                ? " (with its domain, as administrator@vsphere.local)"
                                : "")
                        + "; after some failures an account is locked even for the right password: "
                        + unlock;
    }

    private String noRole(String user) {
        return uri.scheme() == Scheme.VPX
                ? "give '"
                        + user
                        + "' a role in the vCenter: vSphere Client, Global Permissions, at least"
                        + " Read-only, with Propagate to children"
                : "give '"
                        + user
                        + "' a role on the host (host client, Host, Permissions); if the host is"
                        + " in lockdown mode, connect through its vCenter with vpx://VCENTER/, or"
                        + " add the user to the lockdown mode's exceptions";
    }
}
