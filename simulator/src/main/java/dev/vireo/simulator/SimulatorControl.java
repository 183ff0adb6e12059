package dev.vireo.simulator;

import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.inventory.TaskScript;
import dev.vireo.simulator.scenario.Action;
import dev.vireo.simulator.scenario.Arrival;
import dev.vireo.simulator.scenario.Latency;
import dev.vireo.simulator.scenario.Match;
import dev.vireo.simulator.scenario.Outcome;
import dev.vireo.simulator.scenario.ReplyKind;
import dev.vireo.simulator.scenario.Rule;
import dev.vireo.simulator.scenario.RuleReader;
import dev.vireo.simulator.scenario.Scenario;
import dev.vireo.simulator.scenario.ScenarioFile;
import dev.vireo.simulator.scenario.When;
import dev.vireo.vim.MethodFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Makes a simulator behave as servers and networks do on bad days. Thread-safe; takes effect from
/// the next request.
///
/// All of it is done by rules: which calls a rule is for, which of those it strikes, and what
/// happens to them. The methods here make the rules that tests need most; [#rule(String)] takes
/// any, as a scenario file and the control port do.
public final class SimulatorControl {
    private final Inventory inventory;
    private final RequestCounts counts;
    private final Scenario scenario;
    private final SimulatorClock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    SimulatorControl(
            Inventory inventory, RequestCounts counts, Scenario scenario, SimulatorClock clock) {
        this.inventory = inventory;
        this.counts = counts;
        this.scenario = scenario;
        this.clock = clock;
    }

    /// Lets every request wait before it is answered.
    ///
    /// @param time how long
    public void latency(Duration time) {
        Action wait = new Action.Wait(new Latency.Fixed(time));
        put(Match.ALL, When.ALWAYS, wait, Scenario.Slot.DEFAULT, "latency");
    }

    /// Lets the requests of one method wait before they are answered.
    ///
    /// @param method the name on the wire
    /// @param time how long; it takes the place of the time for all requests
    public void latencyOf(String method, Duration time) {
        Action wait = new Action.Wait(new Latency.Fixed(time));
        put(Match.method(method), When.ALWAYS, wait, Scenario.Slot.FIRST, "latency " + method);
    }

    /// Lets the tasks of one method take time; without this they are done at once.
    ///
    /// @param method the name on the wire, for example `PowerOnVM_Task`
    /// @param time how long
    public void taskTime(String method, Duration time) {
        Action slow = new Action.Task(TaskScript.lasting(time));
        put(Match.method(method), When.ALWAYS, slow, Scenario.Slot.FIRST, "time " + method);
    }

    /// Answers the next request of a method with a fault. Called again, the one after it too.
    ///
    /// @param method the name on the wire
    /// @param fault the typed fault
    /// @param message the text for people
    public void failNext(String method, MethodFault fault, String message) {
        Action fail = new Action.Fail(new SimFault(fault, message));
        put(Match.method(method), When.once(), fail, Scenario.Slot.ONCE, "");
    }

    /// Spoils the reply to the next request of a method. What the request asks for is done all the
    /// same. Called again, the one after it too.
    ///
    /// @param method the name on the wire
    /// @param delivery what becomes of the reply
    public void deliverNext(String method, ReplyDelivery delivery) {
        ReplyKind kind = ReplyKind.valueOf(delivery.name());
        Action spoil = new Action.Spoil(kind, 0.5, Action.Spoil.LIMIT);
        put(Match.method(method), When.once(), spoil, Scenario.Slot.ONCE, "");
    }

    private void put(Match match, When when, Action action, Scenario.Slot slot, String name) {
        scenario.put(new Rule(match, when, List.of(action)), slot, name);
    }

    /// Adds a rule behind the others.
    ///
    /// ```java
    /// control.rule("{method: PowerOnVM_Task, object: web, nth: 2, fault: NotSupported}");
    /// ```
    ///
    /// @param text the rule, as a scenario file has it, in YAML or JSON
    /// @return its number
    /// @throws IllegalArgumentException if it is no rule; the message says what is wrong, and where
    public int rule(String text) {
        return scenario.add(RuleReader.read(Document.parse("rule", text)));
    }

    /// Adds the rules of a scenario file, and takes over its seed and clock.
    ///
    /// @param file YAML or JSON
    /// @throws IllegalArgumentException if it cannot be read or understood; nothing is changed then
    public void load(Path file) {
        apply(ScenarioFile.read(file));
    }

    void apply(ScenarioFile file) {
        applySettings(file);
        file.rules().forEach(scenario::add);
    }

    void applySettings(ScenarioFile file) {
        file.seed().ifPresent(scenario::seed);
        clock.apply(file);
        scenario.restart();
    }

    /// Returns the rules in the order in which they are looked at.
    ///
    /// @return the rules, with how often they were for a call and fired
    public List<ActiveRule> rules() {
        return scenario.rules().stream()
                .map(r -> new ActiveRule(r.number(), r.rule().text(), r.calls(), r.firings()))
                .toList();
    }

    /// Removes a rule.
    ///
    /// @param number its number
    /// @return whether there was one
    public boolean removeRule(int number) {
        return scenario.remove(number);
    }

    /// Removes all rules.
    public void clear() {
        scenario.clear();
    }

    /// Returns which rules have fired, oldest first.
    ///
    /// @return the last 10,000, each with a rule that does the same again
    public List<FiredRule> fired() {
        return scenario.fired().stream()
                .map(f ->
                        new FiredRule(
                                f.time(),
                                f.number(),
                                f.method(),
                                f.object(),
                                f.call(),
                                f.seed(),
                                f.reproduce()))
                .toList();
    }

    /// Returns what the chance of rules depends on.
    ///
    /// @return the simulator's seed, unless a scenario has another
    public long seed() {
        return scenario.seed();
    }

    /// Returns the clock.
    ///
    /// @return the clock of the simulator
    public SimulatorClock clock() {
        return clock;
    }

    /// Forgets all sessions, as a host does that was restarted. Clients have to log in again.
    public void expireSessions() {
        inventory.sessions().expireAll(inventory);
    }

    Scenario scenario() {
        return scenario;
    }

    /// Counts a request, decides what happens to it, and lets it wait.
    Outcome arrived(String method, Arrival arrival) {
        counts.add(method);
        return decide(arrival);
    }

    /// Decides what happens to a request that is not counted, and lets it wait.
    Outcome decide(Arrival arrival) {
        Outcome outcome = scenario.arrived(arrival);
        switch (outcome.clock()) {
            case Action.Advance(Duration time) -> clock.advance(time);
            case Action.SetClock(var instant) -> clock.set(instant);
            case null, default -> {}
        }
        pause(outcome.latency());
        return outcome;
    }

    private void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                return; // nobody waits for the answer any more
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed.countDown();
    }
}
