package dev.vireo.simulator;

import static dev.vireo.simulator.ControlReply.object;

import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.document.DocumentException;
import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.ServerReport;
import dev.vireo.simulator.scenario.Rule;
import dev.vireo.simulator.scenario.RuleReader;
import dev.vireo.simulator.scenario.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers the requests of the control port. What it takes is YAML or JSON, what it answers is
/// JSON.
///
/// A page in a browser of the same machine must not reach it: a `Host` that is a name other than
/// the one it was told to listen on, as after DNS rebinding, is refused, and so is every foreign
/// `Origin`.
final class ControlService {
    private static final int LONGEST_BODY = 1 << 20;
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]+(\\.[0-9]+){3}");

    private final Simulator simulator;
    private final SimulatorControl control;
    private final ServerReport report;
    private final ControlMachines machines;
    private final String hostName;
    private final boolean open;

    /// Makes the service of a port.
    ///
    /// @param hostName where it listens
    /// @param open whether only this machine can reach it, so that no password is needed
    ControlService(Simulator simulator, ServerReport report, String hostName, boolean open) {
        this.simulator = simulator;
        this.control = simulator.control();
        this.report = report;
        this.machines = new ControlMachines(simulator);
        this.hostName = hostName;
        this.open = open;
    }

    HttpReply answer(HttpRequest request) {
        Optional<String> refusal = refusal(request);
        if (refusal.isPresent()) {
            return ControlReply.error(403, refusal.get());
        }
        if (!open && !request.path().equals("/health") && !isKnown(request)) {
            return ControlReply.error(
                            401,
                            "beyond the loopback interface the user and the"
                                    + " password of the simulator are needed")
                    .with("WWW-Authenticate", "Basic realm=\"simulator control\"");
        }
        try {
            String path = request.path();
            if (path.startsWith("/machines/")) {
                return machines.answer(request, path.substring("/machines/".length()));
            }
            if (path.startsWith("/rules/") && request.method().equals("DELETE")) {
                return removeRule(path.substring("/rules/".length()));
            }
            return route(request, path);
        } catch (DocumentException e) {
            return ControlReply.error(400, String.valueOf(e.getMessage()));
        } catch (TooLong e) {
            return ControlReply.error(413, String.valueOf(e.getMessage()));
        } catch (NoSuchElement e) {
            return ControlReply.error(404, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return ControlReply.error(400, String.valueOf(e.getMessage()));
        }
    }

    private boolean isKnown(HttpRequest request) {
        BasicCredentials own = new BasicCredentials(simulator.user(), simulator.password());
        return BasicCredentials.of(request).filter(own::equals).isPresent();
    }

    private Optional<String> refusal(HttpRequest request) {
        Matcher host = HOST.matcher(request.header("host").orElse(""));
        if (!host.matches()) {
            return Optional.of("a Host header is needed");
        }
        String name = host.group(1);
        boolean known =
                name.equalsIgnoreCase("localhost")
                        || name.equalsIgnoreCase(hostName)
                        || ADDRESS.matcher(name).matches();
        if (!known) {
            return Optional.of("the Host '" + name + "' is not this control port's");
        }
        Optional<String> origin = request.header("origin");
        String own = "http://" + request.header("host").orElse("");
        if (origin.isPresent() && !origin.get().equalsIgnoreCase(own)) {
            return Optional.of("requests from the origin '" + origin.get() + "' are refused");
        }
        return Optional.empty();
    }

    private HttpReply route(HttpRequest request, String path) {
        return switch (request.method() + " " + path) {
            case "GET /health" -> health();
            case "GET /rules" -> rules();
            case "POST /rules" -> addRules(body(request));
            case "DELETE /rules" -> {
                int count = control.rules().size();
                control.clear();
                yield ControlReply.ok(object("removed", count));
            }
            case "GET /fired" -> fired();
            case "GET /clock" -> clock();
            case "PUT /clock" -> setClock(body(request));
            case "GET /sessions" -> sessions();
            case "POST /sessions/expire" -> {
                int count = simulator.sessionCount();
                control.expireSessions();
                yield ControlReply.ok(object("expired", count));
            }
            case "GET /requests" -> requests();
            case "DELETE /requests" -> {
                simulator.requests().reset();
                yield requests();
            }
            case "GET /questions" -> questions();
            case "GET /leaks" -> ControlReply.ok(object("leaks", simulator.leaks()));
            case "GET /inventory" -> inventory();
            case "GET /certificate" -> certificate();
            case "GET /save" -> ControlReply.saved(simulator.savedText());
            case "POST /shutdown" -> {
                simulator.closeLater();
                yield ControlReply.of(202, object("stopping", true));
            }
            default -> unknown(request.method(), path);
        };
    }

    static HttpReply unknown(String method, String path) {
        List<String> known =
                List.of(
                        "/health",
                        "/rules",
                        "/fired",
                        "/clock",
                        "/sessions",
                        "/sessions/expire",
                        "/requests",
                        "/questions",
                        "/leaks",
                        "/inventory",
                        "/save",
                        "/certificate",
                        "/shutdown");
        if (known.contains(path)) {
            return ControlReply.error(405, path + " does not take " + method);
        }
        return ControlReply.error(
                404,
                "there is nothing at "
                        + path
                        + "; there are "
                        + String.join(", ", known)
                        + ", /machines/NAME/question, /machines/NAME/answer, /machines/NAME/cdrom,"
                        + " /machines/NAME/disk and /machines/NAME/power");
    }

    private HttpReply health() {
        return ControlReply.ok(
                object(
                        "ready",
                        true,
                        "url",
                        simulator.url().toString(),
                        "machines",
                        simulator.machines().size()));
    }

    private HttpReply certificate() {
        return simulator
                .certificate()
                .map(ControlReply::certificate)
                .orElseThrow(() -> new NoSuchElement("it has made no certificate"));
    }

    // Rules

    private HttpReply rules() {
        List<Object> all = new ArrayList<>();
        for (ActiveRule rule : control.rules()) {
            all.add(
                    object(
                            "number",
                            rule.number(),
                            "rule",
                            ControlReply.rule(rule.text()),
                            "calls",
                            rule.calls(),
                            "fired",
                            rule.fired()));
        }
        return ControlReply.ok(object("seed", control.seed(), "rules", all));
    }

    private HttpReply addRules(DocumentValue body) {
        List<Rule> rules;
        if (body.isList()) {
            rules = body.items().stream().map(RuleReader::read).toList();
        } else if (body.find("rules").isPresent()) {
            ScenarioFile file = ScenarioFile.of(body);
            control.applySettings(file);
            rules = file.rules();
        } else {
            rules = List.of(RuleReader.read(body));
        }
        List<Integer> numbers = rules.stream().map(control.scenario()::add).toList();
        return ControlReply.of(201, object("added", numbers));
    }

    private HttpReply removeRule(String number) {
        boolean isNumber = number.matches("\\d{1,9}");
        if (!isNumber || !control.removeRule(Integer.parseInt(number))) {
            throw new NoSuchElement("there is no rule " + number);
        }
        return ControlReply.ok(object("removed", 1));
    }

    private HttpReply fired() {
        List<Object> all = new ArrayList<>();
        for (FiredRule fired : control.fired()) {
            all.add(
                    object(
                            "time",
                            fired.time().toString(),
                            "rule",
                            fired.rule(),
                            "method",
                            fired.method(),
                            "object",
                            fired.object(),
                            "call",
                            fired.call(),
                            "seed",
                            fired.seed(),
                            "reproduce",
                            ControlReply.rule(fired.reproduce())));
        }
        return ControlReply.ok(object("count", control.scenario().firings(), "fired", all));
    }

    // The clock

    private HttpReply clock() {
        SimulatorClock clock = simulator.clock();
        return ControlReply.ok(
                object("at", clock.instant().toString(), "frozen", clock.isFrozen()));
    }

    private HttpReply setClock(DocumentValue body) {
        body.only("at", "advance", "frozen");
        SimulatorClock clock = simulator.clock();
        Optional<DocumentValue> frozen = body.find("frozen");
        boolean freeze = frozen.map(DocumentValue::flag).orElse(clock.isFrozen());
        var at = body.find("at").map(DocumentValue::instant);
        Optional<Duration> advance = body.find("advance").map(DocumentValue::duration);
        if (frozen.isPresent() && !freeze) {
            clock.resume();
        } else if (freeze) {
            clock.freeze();
        }
        at.ifPresent(clock::set);
        advance.ifPresent(clock::advance);
        return clock();
    }

    // What there is

    private HttpReply sessions() {
        List<Object> all = new ArrayList<>();
        for (ServerReport.Login login : report.logins()) {
            all.add(
                    object(
                            "user",
                            login.user(),
                            "address",
                            login.address(),
                            "agent",
                            login.agent(),
                            "loginTime",
                            login.loginTime().toString(),
                            "lastActive",
                            login.lastActive().toString(),
                            "calls",
                            login.calls(),
                            "holds",
                            login.held()));
        }
        return ControlReply.ok(object("sessions", all));
    }

    private HttpReply requests() {
        Map<String, Long> counts = simulator.requests().byMethod();
        return ControlReply.ok(object("total", simulator.requests().total(), "byMethod", counts));
    }

    private HttpReply questions() {
        List<Object> all = new ArrayList<>();
        for (ServerReport.Asked asked : report.questions()) {
            Map<String, Object> members =
                    object(
                            "machine",
                            asked.machine(),
                            "id",
                            asked.id(),
                            "text",
                            asked.text(),
                            "choices",
                            asked.choices());
            if (asked.defaultChoice() >= 0) {
                members.put("default", asked.defaultChoice());
            }
            all.add(members);
        }
        return ControlReply.ok(object("questions", all));
    }

    private HttpReply inventory() {
        List<Object> all = new ArrayList<>();
        for (ServerReport.Thing thing : report.things()) {
            Map<String, Object> members =
                    object(
                            "type",
                            thing.type(),
                            "id",
                            thing.id(),
                            "name",
                            thing.name(),
                            "path",
                            thing.path());
            if (!thing.power().isEmpty()) {
                members.put("power", thing.power());
            }
            all.add(members);
        }
        return ControlReply.ok(object("objects", all));
    }

    static DocumentValue body(HttpRequest request) {
        try {
            byte[] bytes = request.body().readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw new TooLong("the body is longer than " + LONGEST_BODY + " bytes");
            }
            return Document.parse("body", new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(Objects.toString(e.getMessage()), e);
        }
    }

    @SuppressWarnings("serial") // never serialized
    private static final class TooLong extends RuntimeException {
        TooLong(String message) {
            super(message);
        }
    }

    @SuppressWarnings("serial") // never serialized
    static final class NoSuchElement extends RuntimeException {
        NoSuchElement(String message) {
            super(message);
        }
    }
}
