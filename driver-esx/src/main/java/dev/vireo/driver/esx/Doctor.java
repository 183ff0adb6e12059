package dev.vireo.driver.esx;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Diagnosis;
import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.client.ServerProbe;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.model.VirtException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out why a connection does not work, or that it does. Each step needs those before it, so
/// the first that fails is the last.
final class Doctor {
    /// How messages name a parameter.
    private static final Pattern PARAMETER = Pattern.compile("parameter '([^']+)'");

    private final ConnectRequest request;
    private final Duration limit;
    private final InstantSource clock;
    private final DiagnosisNotes notes = new DiagnosisNotes();

    Doctor(ConnectRequest request, Duration limit, InstantSource clock) {
        this.request = request;
        this.limit = limit;
        this.clock = clock;
    }

    Diagnosis diagnose() {
        try {
            EsxUri uri = EsxUri.of(request.uri());
            notes.good(
                    Check.URI,
                    uri.scheme().product()
                            + " at "
                            + uri.endpoint().authority()
                            + " by "
                            + (uri.endpoint().tls() ? "https" : "http"));
            examine(uri);
        } catch (VirtException e) {
            notes.failed(Check.URI, e.detail(), corrected(e.detail()));
        }
        return notes.diagnosis(request.uri());
    }

    private String corrected(String problem) {
        Matcher parameter = PARAMETER.matcher(problem);
        return parameter.find()
                ? "correct it, or leave it out: "
                        + new UriFix(request.uri()).without(parameter.group(1))
                : "write it as esx://[USER@]HOST[:PORT]/ for a host or"
                        + " vpx://[USER@]VCENTER[:PORT]/[PATH] for a vCenter; docs/connect.md has"
                        + " all that it may say";
    }

    private void examine(EsxUri uri) {
        ServerProbe probe =
                new ServerProbe(
                        uri.endpoint(),
                        TransportOptions.defaults().withProxy(uri.proxy().orElse(null)),
                        limit);
        UriFix fix = new UriFix(request.uri());
        new DoctorNetwork(notes, uri, probe, fix).check();
        if (notes.hasFailed()) {
            return;
        }
        ServerTrust trust = EsxDriverProvider.trust(request);
        new DoctorCertificate(notes, uri, probe, trust.known(), clock, fix).check();
        if (notes.hasFailed()) {
            return;
        }
        Optional<VimClient> client =
                new DoctorServer(notes, uri, trust.known(), limit, fix).connect();
        if (client.isPresent()) {
            try (VimClient found = client.get()) {
                if (!notes.hasFailed()) {
                    new DoctorLogin(notes, request, uri, clock).check(found);
                }
            }
        }
    }
}
