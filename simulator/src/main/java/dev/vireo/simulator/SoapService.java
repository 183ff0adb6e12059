package dev.vireo.simulator;

import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.CallSubject;
import dev.vireo.simulator.inventory.Caller;
import dev.vireo.simulator.inventory.DatastoreAccess;
import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.LongResult;
import dev.vireo.simulator.inventory.OutOfSessionsException;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.scenario.Action;
import dev.vireo.simulator.scenario.Arrival;
import dev.vireo.simulator.scenario.Outcome;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.soap.SoapFault;
import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.InvalidRequest;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.SystemError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Answers HTTP requests: the SOAP endpoint, and the documents that clients ask for before it.
final class SoapService {
    private static final Logger LOG = System.getLogger(SoapService.class.getName());
    private static final String COOKIE = "vmware_soap_session";

    /// What clients speak that do not say: libvirt warns of every member that it does not know.
    private static final ApiVersion FIRST = ApiVersion.of("2.5");

    private final SoapCodec codec = new SoapCodec();
    private final Inventory inventory;
    private final SimulatorControl control;
    private final Leaks leaks;
    private final boolean tls;
    private final FolderService folders;
    private final NfcService disks;
    private final WebPages pages;

    SoapService(Inventory inventory, SimulatorControl control, Leaks leaks, boolean tls) {
        this.inventory = inventory;
        this.control = control;
        this.leaks = leaks;
        this.tls = tls;
        inventory.leases().scheme(tls ? "https" : "http");
        this.folders = new FolderService(new DatastoreAccess(inventory));
        this.disks = new NfcService(inventory.leases());
        this.pages = new WebPages(inventory.content().about());
    }

    HttpReply answer(HttpRequest request) {
        if (request.path().startsWith("/sdk") && request.method().equals("POST")) {
            return route(request); // where the method in it counts
        }
        String name = request.method() + " " + request.path();
        CallSubject subject = new CallSubject(List.of(request.path()), "");
        Outcome outcome = control.decide(new Arrival(name, () -> subject));
        Optional<HttpReply> scripted = instead(outcome, request.cookie(COOKIE), ApiVersion.NEWEST);
        return SpoiltReply.of(scripted.orElseGet(() -> route(request)), outcome);
    }

    private HttpReply route(HttpRequest request) {
        return request.method().equals("POST")
                ? service(request)
                : pages.answer(request, endpoint(request)).orElseGet(() -> service(request));
    }

    private String endpoint(HttpRequest request) {
        String host = request.header("host").orElse("localhost");
        return (tls ? "https://" : "http://") + host + "/sdk";
    }

    private HttpReply service(HttpRequest request) {
        return switch (request.path()) {
            case "/sdk", "/sdk/", "/sdk/vimService" ->
                    request.method().equals("POST")
                            ? soap(request)
                            : HttpReply.error(405, "Send SOAP requests here, with POST.");
            case "/sdk/vimServiceVersions.xml" -> versions();
            case "/screen" -> folders.screen(request);
            default -> files(request);
        };
    }

    private HttpReply files(HttpRequest request) {
        if (NfcService.serves(request.path())) {
            return disks.answer(request);
        }
        return FolderService.serves(request.path())
                ? folders.answer(request)
                : HttpReply.error(404, "There is nothing at " + request.path());
    }

    private static HttpReply versions() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<namespaces version=\"1.0\"><namespace><name>urn:vim25</name>");
        xml.append("<version>8.0.2.0</version><priorVersions>");
        for (String version :
                new String[] {
                    "8.0.1.0", "8.0.0.1", "7.0.3.2", "7.0.2.0", "7.0.1.0", "7.0.0.0", "6.9.1",
                    "6.7.3", "6.7.2", "6.7.1", "6.7", "6.5", "6.0", "5.5", "5.1", "5.0", "4.1",
                    "4.0", "2.5u2", "2.5", "2.0"
                }) {
            xml.append("<version>").append(version).append("</version>");
        }
        xml.append("</priorVersions></namespace></namespaces>\n");
        return HttpReply.of(200, "text/xml", xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply soap(HttpRequest http) {
        MethodRequest<?> request;
        try {
            request = codec.decodeRequest(http.body());
        } catch (SoapException e) {
            return fault(
                    InvalidRequest.builder().build(),
                    String.valueOf(e.getMessage()),
                    ApiVersion.NEWEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Leaks.UnderWay _ = leaks.begin(request.vimMethod().name())) {
            return scripted(http, request);
        }
    }

    private HttpReply scripted(HttpRequest http, MethodRequest<?> request) {
        String method = request.vimMethod().name();
        ApiVersion version = version(http.header("soapaction").orElse(""));
        Optional<String> before = http.cookie(COOKIE);
        Outcome outcome =
                control.arrived(
                        method,
                        new Arrival(method, () -> CallSubject.of(inventory, request, before)));
        Optional<HttpReply> scripted = instead(outcome, before, version);
        if (scripted.isPresent()) {
            return SpoiltReply.of(scripted.get(), outcome);
        }
        Caller caller =
                new Caller(
                        before,
                        http.remoteAddress(),
                        http.header("user-agent").orElse(""),
                        http.gone());
        caller.tasks(outcome.task());
        HttpReply reply = call(caller, request, version, outcome.reply().isEmpty());
        Optional<String> changed = caller.session().filter(key -> !before.equals(Optional.of(key)));
        if (changed.isPresent()) {
            String more = "; Path=/; HttpOnly;" + (tls ? " Secure;" : "");
            reply = reply.with("Set-Cookie", COOKIE + "=\"" + changed.get() + "\"" + more);
        }
        return SpoiltReply.of(reply, outcome);
    }

    /// Makes the answer that a rule wants in place of the truth.
    private Optional<HttpReply> instead(
            Outcome outcome, Optional<String> session, ApiVersion version) {
        return switch (outcome.answer().orElse(null)) {
            case Action.Fail(SimFault fault) ->
                    Optional.of(fault(fault.fault(), String.valueOf(fault.getMessage()), version));
            case Action.Status status -> Optional.of(status(status));
            case Action.Expire(boolean all) -> {
                if (all) {
                    control.expireSessions();
                } else {
                    session.ifPresent(key -> inventory.sessions().expire(key, inventory));
                }
                yield Optional.empty();
            }
            case null, default -> Optional.empty();
        };
    }

    /// Answers as a rule says.
    static HttpReply status(Action.Status status) {
        String text = status.body().isEmpty() ? "Scripted: " + status.code() : status.body();
        HttpReply reply = HttpReply.error(status.code(), text);
        return status.retryAfter()
                .map(seconds -> reply.with("Retry-After", String.valueOf(seconds)))
                .orElse(reply);
    }

    /// Reads the version that a client speaks, as in `"urn:vim25/6.0"`.
    private static ApiVersion version(String action) {
        String prefix = "urn:vim25/";
        int at = action.indexOf(prefix);
        if (at < 0) {
            return FIRST;
        }
        try {
            String text = action.substring(at + prefix.length()).replace("\"", "").strip();
            return ApiVersion.of(text);
        } catch (IllegalArgumentException e) {
            return ApiVersion.NEWEST; // as real servers take what they do not know
        }
    }

    /// Answers a call.
    ///
    /// @param streams whether a long reply may be made while it goes out
    private HttpReply call(
            Caller caller, MethodRequest<?> request, ApiVersion version, boolean streams) {
        try {
            Object result = inventory.answer(caller, request);
            if (streams && result instanceof LongResult rows) {
                return HttpReply.of(
                        200,
                        SoapCodec.CONTENT_TYPE,
                        new RowsContent(codec, request.vimMethod(), rows, version));
            }
            return HttpReply.of(
                    200,
                    SoapCodec.CONTENT_TYPE,
                    codec.encodeReply(request.vimMethod(), result, version));
        } catch (SimFault e) {
            return fault(e.fault(), String.valueOf(e.getMessage()), version);
        } catch (OutOfSessionsException e) {
            return HttpReply.error(503, "Service Unavailable");
        } catch (MissingMemberException e) {
            return fault(
                    InvalidRequest.builder().build(),
                    "A required member of the request is missing: " + e.getMessage(),
                    version);
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | UncheckedIOException e) {
            LOG.log(Level.ERROR, "the simulator failed in " + request.vimMethod(), e);
            return fault(
                    SystemError.builder().reason(String.valueOf(e.getMessage())).build(),
                    "A general system error occurred: " + e.getMessage(),
                    version);
        }
    }

    private HttpReply fault(MethodFault fault, String message, ApiVersion version) {
        byte[] body = codec.encodeFault(new SoapFault("ServerFaultCode", message, fault), version);
        return HttpReply.of(500, SoapCodec.CONTENT_TYPE, body);
    }
}
