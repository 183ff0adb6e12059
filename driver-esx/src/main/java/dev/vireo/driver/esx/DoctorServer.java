package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.api.KnownHosts;
import dev.vireo.client.CallOptions;
import dev.vireo.client.OneLine;
import dev.vireo.client.ServerProbe;
import dev.vireo.client.TransportException;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.client.VimException;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.MissingMemberException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Looks whether what answers is a VI API, and of which product. The server is a trusted one, and
/// still nothing secret is sent.
///
/// @param notes where findings go
/// @param uri where the server is
/// @param known the certificates that were confirmed
/// @param limit how long an answer may take
/// @param fix words what to use instead
record DoctorServer(
        DiagnosisNotes notes, EsxUri uri, KnownHosts known, Duration limit, UriFix fix) {
    private static final int NOT_READY = 503;

    /// Connects.
    ///
    /// @return a client without a login, empty if there is no VI API
    Optional<VimClient> connect() {
        try {
            VimClient client =
                    new ServerTrust(known, Optional.empty(), null)
                            .connect(uri, CallOptions.defaults().withTimeout(limit));
            try {
                describe(client);
                return Optional.of(client);
            } catch (RuntimeException e) {
                client.close();
                throw e;
            }
        } catch (TransportException e) {
            notReached(e);
        } catch (VimException | MissingMemberException e) {
            other(String.valueOf(e.getMessage()));
        } catch (VirtException e) {
            notes.failed(Check.SERVER, e.detail(), "run doctor again: something has just changed");
        }
        return Optional.empty();
    }

    private void notReached(TransportException e) {
        String text = String.valueOf(e.getMessage());
        if (e.status().orElse(0) == NOT_READY) {
            notes.failed(
                    Check.SERVER,
                    text,
                    "wait until the host's management agents have started, or restart them:"
                            + " '/etc/init.d/hostd restart' on its console");
            return;
        }
        switch (e.kind()) {
            case HTTP_STATUS, REDIRECT, TOO_LARGE, TRUNCATED -> other(text);
            case WRONG_TRANSPORT, CLOSED ->
                    notes.failed(
                            Check.SERVER,
                            text,
                            uri.endpoint().tls()
                                    ? "see what answers there: 'curl -vk "
                                            + uri.endpoint().url("/sdk")
                                            + "'"
                                    : "the port may speak https: use " + fix.without("transport"));
            default ->
                    notes.failed(
                            Check.SERVER,
                            text,
                            "the port is open but no answer comes: see whether the host is"
                                    + " overloaded or its management agents hang"
                                    + " ('/etc/init.d/hostd restart' on its console)");
        }
    }

    private void other(String text) {
        notes.failed(
                Check.SERVER,
                text + " (asked: POST " + uri.endpoint().url("/sdk") + ")" + firstPage(),
                "name an ESXi host or a vCenter in the URI, with the port of its API (443 unless"
                        + " somebody has changed it; 5480 and 9443 of a vCenter are something"
                        + " else)");
    }

    private String firstPage() {
        try {
            ServerProbe.Page page =
                    new ServerProbe(
                                    uri.endpoint(),
                                    TransportOptions.defaults()
                                            .withTrust(uri.trust())
                                            .withProxy(uri.proxy().orElse(null)),
                                    limit)
                            .fetchFirstPage();
            return "; it is a web server"
                    + page.software().map(name -> ", " + name).orElse("")
                    + page.title().map(title -> ", with the page '" + title + "'").orElse("")
                    + " ("
                    + page.status()
                    + ")";
        } catch (VimException _) { // it has been said that it is none of ours
            return "";
        }
    }

    private void describe(VimClient client) {
        AboutInfo about = client.serviceContent().about();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("product", OneLine.of(about.fullName()));
        facts.put("version", OneLine.of(about.version()));
        facts.put("build", OneLine.of(about.build()));
        facts.put("apiType", OneLine.of(about.apiType()));
        facts.put("apiVersion", client.serverVersion().toString());
        notes.good(
                Check.SERVER,
                facts.get("product")
                        + ", VI API "
                        + client.serverVersion()
                        + (client.version().equals(client.serverVersion())
                                ? ""
                                : " (spoken as " + client.version() + ")")
                        + " of type "
                        + facts.get("apiType"),
                facts);
        checkScheme(about);
    }

    private void checkScheme(AboutInfo about) {
        try {
            Scheme right = EsxDriverProvider.schemeOf(about);
            if (right == uri.scheme()) {
                notes.good(Check.SCHEME, right.text() + ":// is right for it");
            } else {
                notes.failed(
                        Check.SCHEME,
                        "the URI says "
                                + uri.scheme().text()
                                + "://, but this is "
                                + right.product(),
                        "use " + fix.withScheme(right.text()));
            }
        } catch (VirtException e) {
            notes.failed(Check.SCHEME, e.detail(), "name an ESXi host or a vCenter in the URI");
        }
    }
}
