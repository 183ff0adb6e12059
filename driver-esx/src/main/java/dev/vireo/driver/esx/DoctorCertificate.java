package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.api.KnownHosts;
import dev.vireo.client.Endpoint;
import dev.vireo.client.ServerProbe;
import dev.vireo.client.Thumbprint;
import dev.vireo.client.TlsTrust;
import dev.vireo.client.TlsView;
import dev.vireo.client.TransportException;
import dev.vireo.model.VirtException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Looks whether the server is the right one, by the same rules as [ServerTrust], and words what to
/// write into the URI if it cannot be told. Sends nothing.
///
/// @param notes where findings go
/// @param uri where the server is and how it is judged
/// @param probe looks at it
/// @param known the certificates that were confirmed
/// @param clock this machine's clock
/// @param fix words what to use instead
record DoctorCertificate(
        DiagnosisNotes notes,
        EsxUri uri,
        ServerProbe probe,
        KnownHosts known,
        InstantSource clock,
        UriFix fix) {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\.\\d+){3}|\\[?::1]?|\\[?(0:){7}1]?");

    void check() {
        if (!server().tls()) {
            checkPlain();
            return;
        }
        try {
            List<KnownHosts.Entry> entries =
                    uri.trust() instanceof TlsTrust.SystemTrust
                            ? known.find(server().authority())
                            : List.of();
            TlsTrust trust = entries.isEmpty() ? uri.trust() : pins(entries);
            judge(probe.look(trust), entries);
        } catch (TransportException e) {
            notes.failed(Check.TLS, String.valueOf(e.getMessage()), noHandshake(e));
        } catch (VirtException e) {
            notes.failed(Check.TLS, e.detail(), "correct the file that the message names");
        }
    }

    /// Who writes `transport=http` has chosen it. On this machine nobody is on the way.
    private void checkPlain() {
        if (LOOPBACK.matcher(server().host()).matches() && uri.proxy().isEmpty()) {
            notes.good(
                    Check.TLS, "none, as transport=http says: nothing leaves this machine anyway");
        } else {
            notes.warning(
                    Check.TLS,
                    "none, as transport=http says: whoever is on the way to "
                            + server().host()
                            + " reads the password",
                    "if the server has https, leave it out: " + fix.without("transport"));
        }
    }

    private Endpoint server() {
        return uri.endpoint();
    }

    private static TlsTrust pins(List<KnownHosts.Entry> entries) {
        return new TlsTrust.Pinned(
                entries.stream().map(entry -> new Thumbprint(entry.fingerprint())).toList());
    }

    private String noHandshake(TransportException e) {
        return switch (e.kind()) {
            case WRONG_TRANSPORT ->
                    "the port speaks plain HTTP: use another port, or "
                            + fix.withTransport("http")
                            + " if that is meant";
            case TLS_CONFIG ->
                    "let the URI's parameter 'cacert' name a PEM file with the certificates that"
                            + " are trusted, or leave it out: "
                            + fix.without("cacert");
            case TIMEOUT ->
                    "somebody listens, but no answer comes: see whether the host is overloaded or"
                            + " its proxy hangs ('/etc/init.d/rhttpproxy restart' and"
                            + " '/etc/init.d/hostd restart' on its console), whether a firewall"
                            + " lets only the beginning pass, or wait longer with --timeout";
            default ->
                    "see what answers there: 'openssl s_client -connect "
                            + server().authority()
                            + "'; a host that has nothing newer than TLS 1.1 needs an update";
        };
    }

    private void judge(TlsView view, List<KnownHosts.Entry> entries) {
        Map<String, String> facts = facts(view);
        if (view.refusal().isPresent()) {
            refused(view, entries, view.refusal().get(), facts);
        } else if (uri.trust() instanceof TlsTrust.NoVerification) {
            notes.warning(
                    Check.TLS,
                    view.protocol()
                            + ", but nobody checks who answers (no_verify=1): whoever does gets the"
                            + " password",
                    facts,
                    pin(view));
        } else {
            trusted(view, entries, facts);
        }
    }

    private void trusted(TlsView view, List<KnownHosts.Entry> entries, Map<String, String> facts) {
        String by = trustedBy(view, entries);
        String text = view.protocol() + ", trusted by " + by;
        boolean dated = !(uri.trust() instanceof TlsTrust.Pinned) && entries.isEmpty();
        Instant end = view.certificate().notAfter();
        if (dated && end.isBefore(clock.instant().plus(SOON))) {
            notes.warning(
                    Check.TLS, text + ", but only until " + end, facts, "renew it: " + renewal());
        } else {
            notes.good(Check.TLS, text, facts);
        }
    }

    private String trustedBy(TlsView view, List<KnownHosts.Entry> entries) {
        for (KnownHosts.Entry entry : entries) {
            if (new Thumbprint(entry.fingerprint()).hex().equals(view.certificate().sha256())) {
                return known.file() + ":" + entry.line();
            }
        }
        return switch (uri.trust()) {
            case TlsTrust.CaFile(var file) -> "a certificate of " + file;
            case TlsTrust.Pinned _ -> "its thumbprint in the URI";
            case TlsTrust.NoVerification _ -> "nobody";
            case TlsTrust.SystemTrust _ -> "an authority that the Java runtime trusts";
        };
    }

    private Map<String, String> facts(TlsView view) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("protocol", view.protocol());
        facts.put("subject", view.certificate().subject());
        facts.put("issuer", view.certificate().issuer());
        facts.put("names", String.join(", ", view.names()));
        facts.put("notBefore", view.certificate().notBefore().toString());
        facts.put("notAfter", view.certificate().notAfter().toString());
        facts.put("sha256", view.certificate().sha256());
        facts.put("sha1", view.sha1());
        return facts;
    }

    private void refused(
            TlsView view,
            List<KnownHosts.Entry> entries,
            TransportException refusal,
            Map<String, String> facts) {
        if (!entries.isEmpty()) {
            KnownHosts.Entry entry = entries.getFirst();
            notes.failed(
                    Check.TLS,
                    "THE CERTIFICATE HAS CHANGED, or somebody answers in the server's place: "
                            + known.file()
                            + ":"
                            + entry.line()
                            + " has another one",
                    facts,
                    "if the change is known to be right, remove line "
                            + entry.line()
                            + " of "
                            + known.file()
                            + " and connect again; "
                            + comparison());
        } else if (uri.trust() instanceof TlsTrust.Pinned) {
            notes.failed(
                    Check.TLS,
                    "the certificate does not have the thumbprint of the URI",
                    facts,
                    "if it was renewed, " + pin(view));
        } else {
            notes.failed(Check.TLS, problems(view, refusal), facts, ways(view, refusal));
        }
    }

    private String problems(TlsView view, TransportException refusal) {
        List<String> problems = new ArrayList<>();
        Instant now = clock.instant();
        if (now.isAfter(view.certificate().notAfter())) {
            problems.add("has expired on " + view.certificate().notAfter());
        } else if (now.isBefore(view.certificate().notBefore())) {
            problems.add("is not valid before " + view.certificate().notBefore());
        }
        if (!view.nameFits()) {
            problems.add(
                    "is not for '"
                            + server().host()
                            + "'"
                            + (view.names().isEmpty()
                                    ? ""
                                    : " but for " + String.join(", ", view.names())));
        }
        if (view.selfSigned()) {
            problems.add("is self-signed");
        } else if (refusal.kind() == TransportException.Kind.TLS_UNTRUSTED) {
            problems.add("is by an issuer that nothing here trusts");
        }
        return problems.isEmpty()
                ? String.valueOf(refusal.getMessage())
                : "the certificate " + String.join(", ", problems);
    }

    private String ways(TlsView view, TransportException refusal) {
        return switch (refusal.kind()) {
            case TLS_EXPIRED -> "renew it: " + renewal() + "; until then " + pin(view);
            case TLS_NOT_YET_VALID ->
                    "set the clocks right (this machine's says "
                            + clock.instant()
                            + "), or "
                            + pin(view);
            case TLS_HOST -> otherName(view) + pin(view);
            default ->
                    view.selfSigned()
                            ? pin(view)
                            : "trust its issuer: save the issuer's certificate (a vCenter has its"
                                    + " own at https://VCENTER/certs/download.zip) and use "
                                    + fix.trusting("cacert", "FILE")
                                    + ", or "
                                    + pin(view);
        };
    }

    private String otherName(TlsView view) {
        return view.names().stream()
                .filter(DoctorCertificate::isHost)
                .findFirst()
                .map(name -> "use a name that it is for: " + fix.withHost(name) + ", or ")
                .orElse("");
    }

    /// Whether a name in a certificate, which anybody may have written, can be one of a host; what
    /// is for many hosts (`*.example.com`) is none.
    private static boolean isHost(String name) {
        return name.chars()
                .allMatch(c ->
                        Character.isLetterOrDigit(c)
                                || c == '.'
                                || c == '-'
                                || c == ':'
                                || c == '_');
    }

    private String pin(TlsView view) {
        return "pin it: "
                + fix.trusting("thumbprint", view.certificate().sha256())
                + "; "
                + comparison();
    }

    private String comparison() {
        return uri.scheme() == EsxUri.Scheme.VPX
                ? "compare first: 'openssl x509 -noout -fingerprint -sha256 -in"
                        + " /etc/vmware-rhttpproxy/ssl/rui.crt' on the vCenter"
                : "compare first: 'openssl x509 -noout -fingerprint -sha256 -in"
                        + " /etc/vmware/ssl/rui.crt' on the host's console";
    }

    private String renewal() {
        return uri.scheme() == EsxUri.Scheme.VPX
                ? "vSphere Client, Administration, Certificate Management"
                : "'/sbin/generate-certificates' on the host's console and a restart, or in its"
                        + " vCenter Certificate, Renew";
    }
}
