package dev.vireo.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of a simulator, how often their calls have come, and which of them fired. Thread-safe.
///
/// Rules are looked at in their order. What they decide about a call (see [Action.Aspect]) the
/// first one that fires decides; a rule that comes too late does not count the call.
public final class Scenario {
    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Deque<Firing> fired = new ArrayDeque<>();
    private long seed;
    private Instant started;
    private long firings;
    private int lastNumber;
    private volatile List<Entry> entries = List.of();

    /// Makes a scenario without rules.
    ///
    /// @param seed what chance depends on
    /// @param clock what time it is
    public Scenario(long seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// Changes what chance depends on.
    ///
    /// @param number any number
    public synchronized void seed(long number) {
        seed = number;
    }

    /// Returns what chance depends on.
    ///
    /// @return the seed
    public synchronized long seed() {
        return seed;
    }

    /// Counts times of rules from now on.
    public synchronized void restart() {
        started = clock.instant();
    }

    /// Adds a rule behind the others.
    ///
    /// @param rule the rule
    /// @return its number, from 1
    public int add(Rule rule) {
        return put(rule, Slot.LAST, "");
    }

    /// Sets a rule that has a place of its own, in place of the one that was there.
    ///
    /// @param rule the rule
    /// @param slot where to put it if it is the first one
    /// @param name the place
    /// @return its number, from 1
    public synchronized int put(Rule rule, Slot slot, String name) {
        List<Entry> changed = new ArrayList<>(entries);
        Entry entry = new Entry(++lastNumber, rule, slot, name);
        int at = 0;
        while (at < changed.size() && changed.get(at).slot.compareTo(slot) <= 0) {
            if (!name.isEmpty() && changed.get(at).name.equals(name)) {
                break;
            }
            at++;
        }
        if (at < changed.size() && !name.isEmpty() && changed.get(at).name.equals(name)) {
            changed.set(at, entry);
        } else {
            changed.add(at, entry);
        }
        entries = List.copyOf(changed);
        return entry.number;
    }

    /// Removes a rule.
    ///
    /// @param number its number
    /// @return whether there was one
    public synchronized boolean remove(int number) {
        List<Entry> changed = new ArrayList<>(entries);
        boolean found = changed.removeIf(entry -> entry.number == number);
        entries = List.copyOf(changed);
        return found;
    }

    /// Removes all rules.
    public synchronized void clear() {
        entries = List.of();
    }

    /// Returns the rules.
    ///
    /// @return each with its counts, in the order in which they are looked at
    public synchronized List<Status> rules() {
        return entries.stream().map(e -> new Status(e.number, e.rule, e.calls, e.firings)).toList();
    }

    /// Returns what has fired, oldest first.
    ///
    /// @return the last 10,000 firings
    public synchronized List<Firing> fired() {
        return List.copyOf(fired);
    }

    /// Counts how often rules have fired.
    ///
    /// @return the number, also of firings that are listed no more
    public synchronized long firings() {
        return firings;
    }

    /// Decides what happens to a call.
    ///
    /// @param arrival the call
    /// @return what the rules want
    public Outcome arrived(Arrival arrival) {
        List<Entry> now = entries;
        if (now.isEmpty()) {
            return Outcome.NORMAL;
        }
        // before this lock is taken: looking up takes the inventory's
        if (now.stream().anyMatch(entry -> entry.rule.match().looksAtSubject())) {
            arrival.subject();
        }
        return decide(now, arrival);
    }

    private synchronized Outcome decide(List<Entry> now, Arrival arrival) {
        Map<Action.Aspect, Action> decided = new EnumMap<>(Action.Aspect.class);
        Set<Action.Aspect> taken = EnumSet.noneOf(Action.Aspect.class);
        Instant time = clock.instant();
        long bits = 0;
        for (Entry entry : now) {
            Rule rule = entry.rule;
            boolean late = rule.decides(taken);
            if ((late && entry.slot == Slot.ONCE)
                    || !rule.when().isInWindow(started, time)
                    || !rule.match().isFor(arrival)) {
                continue;
            }
            Dice dice = new Dice(seed, entry.number, ++entry.calls);
            if (late || !rule.when().holds(dice)) {
                continue;
            }
            bits = dice.bits(1);
            List<Action> drawn = draw(rule, dice);
            drawn.forEach(action -> {
                decided.put(action.aspect(), action);
                taken.add(action.aspect());
            });
            entry.firings++;
            record(entry, arrival, time, drawn);
        }
        forgetSpent();
        return new Outcome(decided, bits);
    }

    /// Forgets rules that were made by a program for calls that are over, so that thousands of them
    /// cost nothing; those of files stay to be seen.
    private void forgetSpent() {
        boolean spent =
                entries.stream()
                        .anyMatch(e -> e.slot == Slot.ONCE && e.rule.when().isOver(e.calls));
        if (spent) {
            List<Entry> left = new ArrayList<>(entries);
            left.removeIf(e -> e.slot == Slot.ONCE && e.rule.when().isOver(e.calls));
            entries = List.copyOf(left);
        }
    }

    private void record(Entry entry, Arrival arrival, Instant time, List<Action> drawn) {
        firings++;
        if (fired.size() == KEPT) {
            fired.removeFirst();
        }
        Optional<Glob> object = entry.rule.match().object();
        String name = object.isPresent() ? arrival.subject().name() : "";
        fired.add(
                new Firing(
                        time,
                        entry.number,
                        entry.rule,
                        arrival.method(),
                        name,
                        entry.calls,
                        seed,
                        drawn));
    }

    private static List<Action> draw(Rule rule, Dice dice) {
        Latency.Draw chance = new Chance(dice);
        return rule.actions().stream()
                .map(action ->
                        action instanceof Action.Wait(Latency latency)
                                ? new Action.Wait(new Latency.Fixed(millis(latency.draw(chance))))
                                : action)
                .toList();
    }

    private static Duration millis(Duration time) {
        return Duration.ofNanos(time.toNanos() / 1000 * 1000);
    }

    /// Where a rule is looked at.
    public enum Slot {
        /// Before the others, until it is spent; it waits for a call that is not decided yet.
        ONCE,
        /// Before the others.
        FIRST,
        /// In the order in which they were added.
        LAST,
        /// Behind the others.
        DEFAULT
    }

    /// A rule and what has become of it.
    ///
    /// @param number its number
    /// @param rule the rule
    /// @param calls how many calls it was for
    /// @param firings how often it fired
    public record Status(int number, Rule rule, long calls, long firings) {}

    private static final class Entry {
        private final int number;
        private final Rule rule;
        private final Slot slot;
        private final String name;
        private long calls;
        private long firings;

        Entry(int number, Rule rule, Slot slot, String name) {
            this.number = number;
            this.rule = rule;
            this.slot = slot;
            this.name = name;
        }
    }

    private record Chance(Dice dice) implements Latency.Draw {
        @Override
        public double fraction() {
            return dice.fraction(2);
        }

        @Override
        public double normal() {
            return dice.normal(0);
        }
    }

    @Override
    public String toString() {
        @Nullable Firing last;
        synchronized (this) {
            last = fired.peekLast();
        }
        return entries.size() + " rules" + (last == null ? "" : ", last fired " + last.number());
    }
}
