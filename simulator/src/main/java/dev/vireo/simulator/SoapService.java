package dev.vireo.simulator;

import dev.vireo.simulator.http.Delivery;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.Caller;
import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.soap.SoapFault;
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
import java.util.Optional;

/// Answers HTTP requests: the SOAP endpoint, and the documents that clients ask for before it.
final class SoapService {
    private static final Logger LOG = System.getLogger(SoapService.class.getName());
    private static final String COOKIE = "vmware_soap_session";

    private final SoapCodec codec = new SoapCodec();
    private final Inventory inventory;
    private final SimulatorControl control;
    private final boolean tls;

    SoapService(Inventory inventory, SimulatorControl control, boolean tls) {
        this.inventory = inventory;
        this.control = control;
        this.tls = tls;
    }

    HttpReply answer(HttpRequest request) {
        return switch (request.path()) {
            case "/sdk", "/sdk/", "/sdk/vimService" ->
                    request.method().equals("POST")
                            ? soap(request)
                            : HttpReply.error(405, "Send SOAP requests here, with POST.");
            case "/sdk/vimServiceVersions.xml" -> versions();
            default -> HttpReply.error(404, "There is nothing at " + request.path());
        };
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
            return fault(InvalidRequest.builder().build(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String method = request.vimMethod().name();
        ReplyDelivery delivery = control.arrived(method);
        Caller caller =
                new Caller(
                        http.cookie(COOKIE),
                        http.remoteAddress(),
                        http.header("user-agent").orElse(""),
                        http.header("soapaction").orElse("").contains("vim25/"),
                        http.gone());
        Optional<String> before = caller.session();
        HttpReply reply = call(caller, request);
        Optional<String> changed = caller.session().filter(key -> !before.equals(Optional.of(key)));
        if (changed.isPresent()) {
            String more = "; Path=/; HttpOnly;" + (tls ? " Secure;" : "");
            reply = reply.with("Set-Cookie", COOKIE + "=\"" + changed.get() + "\"" + more);
        }
        return reply.with(delivery(delivery));
    }

    private static Delivery delivery(ReplyDelivery wanted) {
        return switch (wanted) {
            case WHOLE -> Delivery.WHOLE;
            case DROPPED -> Delivery.DROPPED;
            case TRUNCATED -> Delivery.TRUNCATED;
        };
    }

    private HttpReply call(Caller caller, MethodRequest<?> request) {
        try {
            control.check(request);
            Object result = inventory.answer(caller, request);
            return HttpReply.of(
                    200, SoapCodec.CONTENT_TYPE, codec.encodeReply(request.vimMethod(), result));
        } catch (SimFault e) {
            return fault(e.fault(), String.valueOf(e.getMessage()));
        } catch (MissingMemberException e) {
            return fault(
                    InvalidRequest.builder().build(),
                    "A required member of the request is missing: " + e.getMessage());
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | UncheckedIOException e) {
            LOG.log(Level.ERROR, "the simulator failed in " + request.vimMethod(), e);
            return fault(
                    SystemError.builder().reason(String.valueOf(e.getMessage())).build(),
                    "A general system error occurred: " + e.getMessage());
        }
    }

    private HttpReply fault(MethodFault fault, String message) {
        byte[] body = codec.encodeFault(new SoapFault("ServerFaultCode", message, fault));
        return HttpReply.of(500, SoapCodec.CONTENT_TYPE, body);
    }
}
