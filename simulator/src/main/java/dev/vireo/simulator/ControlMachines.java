package dev.vireo.simulator;

import static dev.vireo.simulator.ControlReply.object;

import dev.vireo.simulator.ControlService.NoSuchElement;
import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.TaskScript;
import dev.vireo.simulator.scenario.Action;
import dev.vireo.simulator.scenario.Glob;
import dev.vireo.simulator.scenario.Match;
import dev.vireo.simulator.scenario.Rule;
import dev.vireo.simulator.scenario.RuleReader;
import dev.vireo.simulator.scenario.When;
import dev.vireo.vim.VirtualMachinePowerState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers the requests of the control port that are about one machine: `/machines/NAME/...`.
final class ControlMachines {
    private static final long LONGEST_READ = 1 << 20;

    private final Simulator simulator;

    ControlMachines(Simulator simulator) {
        this.simulator = simulator;
    }

    /// Answers a request.
    ///
    /// @param rest the path after `/machines/`, as it was sent
    HttpReply answer(HttpRequest request, String rest) {
        int slash = rest.lastIndexOf('/');
        String action = slash < 0 ? "" : rest.substring(slash + 1);
        if (!List.of("question", "answer", "power", "cdrom", "disk").contains(action)) {
            return ControlService.unknown(request.method(), request.path());
        }
        SimulatedMachine machine = machine(rest.substring(0, slash));
        if (!request.method().equals("POST")) {
            return ControlReply.error(405, "this takes POST").with("Allow", "POST");
        }
        DocumentValue body = ControlService.body(request);
        return switch (action) {
            case "power" -> power(machine, body);
            case "answer" -> answer(machine, body);
            case "cdrom" -> cdrom(machine, body);
            case "disk" -> disk(machine, body);
            default -> question(machine, body);
        };
    }

    private SimulatedMachine machine(String escaped) {
        String name = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        return simulator.machines().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElement("no machine is called " + name));
    }

    /// Takes the words of the VI API and those of descriptions.
    private static HttpReply power(SimulatedMachine machine, DocumentValue body) {
        body.only("state");
        VirtualMachinePowerState state =
                switch (body.get("state")
                        .oneOf("on", "off", "suspended", "poweredOn", "poweredOff")) {
                    case "on", "poweredOn" -> VirtualMachinePowerState.POWERED_ON;
                    case "off", "poweredOff" -> VirtualMachinePowerState.POWERED_OFF;
                    default -> VirtualMachinePowerState.SUSPENDED;
                };
        machine.powerState(state);
        return ControlReply.ok(object("machine", machine.name(), "state", state.value()));
    }

    private static HttpReply cdrom(SimulatedMachine machine, DocumentValue body) {
        body.only("locked");
        boolean locked = body.get("locked").flag();
        machine.cdromDoorLocked(locked);
        return ControlReply.ok(object("machine", machine.name(), "locked", locked));
    }

    /// Reads or writes as the guest does.
    private static HttpReply disk(SimulatedMachine machine, DocumentValue body) {
        body.only("disk", "offset", "read", "write", "zero", "unmap");
        int number = body.find("disk").map(value -> value.integer(0)).orElse(0);
        long offset = body.find("offset").map(value -> value.number(0, Long.MAX_VALUE)).orElse(0L);
        SimulatedDisk disk = machine.disk(number);
        Map<String, Object> reply =
                object("machine", machine.name(), "disk", number, "path", disk.path());
        body.find("write").ifPresent(data -> disk.write(offset, bytes(data)));
        body.find("zero").ifPresent(value -> disk.zero(offset, length(value)));
        body.find("unmap").ifPresent(value -> disk.unmap(offset, length(value)));
        body.find("read")
                .map(value -> disk.read(offset, (int) value.number(0, LONGEST_READ)))
                .ifPresent(data -> reply.put("data", Base64.getEncoder().encodeToString(data)));
        return ControlReply.ok(reply);
    }

    private static long length(DocumentValue value) {
        return value.number(0, Long.MAX_VALUE);
    }

    private static byte[] bytes(DocumentValue value) {
        try {
            return Base64.getDecoder().decode(value.text());
        } catch (IllegalArgumentException e) {
            throw value.error("no Base64: " + e.getMessage());
        }
    }

    private static HttpReply answer(SimulatedMachine machine, DocumentValue body) {
        body.only("choice");
        String choice = body.get("choice").text();
        if (!machine.hasQuestion()) {
            return ControlReply.error(409, machine.name() + " asks nothing");
        }
        machine.answer(choice);
        return ControlReply.ok(object("machine", machine.name(), "answered", choice));
    }

    private HttpReply question(SimulatedMachine machine, DocumentValue body) {
        body.only("method", "id", "text", "choices", "default");
        TaskScript script =
                new TaskScript(
                        Duration.ZERO,
                        1,
                        Optional.empty(),
                        50,
                        Optional.of(RuleReader.questionOf(body)),
                        Optional.empty());
        Glob method =
                body.find("method").map(RuleReader::method).orElse(new Glob("PowerOnVM_Task"));
        Match match =
                new Match(
                        List.of(method),
                        Optional.of(new Glob("VirtualMachine:" + machine.id())),
                        Optional.empty());
        Rule rule = new Rule(match, When.once(), List.of(new Action.Task(script)));
        int number = simulator.control().scenario().add(rule);
        return ControlReply.of(201, object("added", List.of(number)));
    }
}
