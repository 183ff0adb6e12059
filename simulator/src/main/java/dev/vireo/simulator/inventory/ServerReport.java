package dev.vireo.simulator.inventory;

import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is in a server at this moment, for those who look at it from inside.
public final class ServerReport {
    private final Inventory inventory;

    /// Looks at an inventory.
    ///
    /// @param inventory the inventory
    public ServerReport(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Lists who is logged in.
    ///
    /// @return the sessions, oldest first
    public List<Login> logins() {
        return inventory.locked(() ->
                inventory.sessions().all().stream()
                        .map(session ->
                                new Login(
                                        session.userName(),
                                        session.remoteAddress(),
                                        session.userAgent(),
                                        session.loginTime(),
                                        session.lastActive(),
                                        session.calls(),
                                        held(session)))
                        .toList());
    }

    /// Counts what a session holds on the server.
    private static Map<String, Integer> held(Session session) {
        Map<String, Integer> held = new LinkedHashMap<>();
        for (SimObject object : session.all(SimObject.class)) {
            boolean ended = object instanceof SimHttpNfcLease lease && !lease.isOpen();
            boolean own = object instanceof SimPropertyCollector; // each session has one
            if (!ended && !own) {
                held.merge(kind(object), 1, Integer::sum);
            }
        }
        return held;
    }

    private static String kind(SimObject object) {
        return switch (object) {
            case SimPropertyFilter _ -> "property filter";
            case SimContainerView _ -> "container view";
            case SimListView _ -> "list view";
            case SimHttpNfcLease _ -> "lease";
            case SimHistoryCollector<?> _ -> "history collector";
            default -> object.self().type();
        };
    }

    /// Lists the leases that ended because their session or their time did.
    ///
    /// @return what each was for, oldest first
    public List<String> abandonedLeases() {
        return inventory.locked(() -> inventory.leases().abandoned());
    }

    /// Lists the questions that wait for an answer.
    ///
    /// @return the questions, in the order of the machines
    public List<Asked> questions() {
        return inventory.locked(() -> {
            List<Asked> asked = new ArrayList<>();
            for (SimVirtualMachine machine : inventory.machines()) {
                Optional<VirtualMachineQuestionInfo> question = machine.question();
                question.ifPresent(q -> asked.add(asked(machine, q)));
            }
            return asked;
        });
    }

    private static Asked asked(SimVirtualMachine machine, VirtualMachineQuestionInfo question) {
        Integer index = question.choice().defaultIndex();
        return new Asked(
                machine.config().name(),
                question.id(),
                question.text(),
                question.choice().choiceInfo().stream()
                        .map(ElementDescription.class::cast)
                        .map(ElementDescription::label)
                        .toList(),
                index == null ? -1 : index);
    }

    /// Lists what has a place in the inventory tree.
    ///
    /// @return the objects, in the order in which they were made
    public List<Thing> things() {
        return inventory.locked(() ->
                inventory.all(SimEntity.class).stream()
                        .map(entity ->
                                new Thing(
                                        entity.self().type(),
                                        entity.self().value(),
                                        entity.name(),
                                        CallSubject.path(entity),
                                        entity instanceof SimVirtualMachine machine
                                                ? machine.power().wire().value()
                                                : ""))
                        .toList());
    }

    /// Who is logged in, and what he holds.
    ///
    /// @param user the name
    /// @param address from where
    /// @param agent what the client calls itself
    /// @param loginTime since when
    /// @param lastActive when the last call came
    /// @param calls how many there were
    /// @param held how many filters, views and collectors there are, by what they are called
    public record Login(
            String user,
            String address,
            String agent,
            Instant loginTime,
            Instant lastActive,
            long calls,
            Map<String, Integer> held) {}

    /// A question that waits.
    ///
    /// @param machine the machine's name, as it is stored
    /// @param id what an answer has to name
    /// @param text what is asked
    /// @param choices the labels of the answers
    /// @param defaultChoice which of them is the default, -1 for none
    public record Asked(
            String machine, String id, String text, List<String> choices, int defaultChoice) {}

    /// An object of the inventory tree.
    ///
    /// @param type for example `VirtualMachine`
    /// @param id its identifier
    /// @param name its name, as it is stored
    /// @param path the way from the root folder
    /// @param power the power state of a machine, empty for others
    public record Thing(String type, String id, String name, String path, String power) {}
}
