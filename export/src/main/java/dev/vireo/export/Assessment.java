package dev.vireo.export;

import dev.vireo.api.Connection;
import dev.vireo.api.InventoryItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What a move of a domain to KVM asks for.
///
/// @param name the domain's name
/// @param id its identity on the server
/// @param uuid its UUID
/// @param effort that of the hardest finding
/// @param score the points of all findings: 100 for what blocks, 30 for what is hard, 10 for what
///   is moderate
/// @param capacity the size of its disks, bytes
/// @param findings what was found, hardest first
public record Assessment(
        String name,
        String id,
        String uuid,
        Effort effort,
        int score,
        long capacity,
        List<Finding> findings) {
    private static final Comparator<Finding> HARDEST =
            Comparator.comparing(Finding::effort).reversed();

    public Assessment {
        findings = List.copyOf(findings);
    }

    /// Assesses the domains of a connection. Templates are domains, too.
    ///
    /// @param connection the connection
    /// @param now what ages are counted from
    /// @param wanted which domains
    /// @return an assessment for each, hardest first
    public static List<Assessment> of(
            Connection connection, Instant now, Predicate<InventoryItem> wanted) {
        Estate estate = new Estate(connection.uri().host());
        List<Assessment> all = new ArrayList<>();
        connection.visitInventory(item -> {
            if (!item.type().equals("VirtualMachine")) {
                estate.add(item);
            } else if (wanted.test(item)) {
                all.add(of(new Machine(estate, item), now));
            }
        });
        return ranked(all);
    }

    /// Sorts assessments.
    ///
    /// @param all in any order
    /// @return the hardest first; of equals, what has the largest disks
    public static List<Assessment> ranked(List<Assessment> all) {
        return all.stream()
                .sorted(
                        Comparator.comparing(Assessment::effort)
                                .thenComparingInt(Assessment::score)
                                .thenComparingLong(Assessment::capacity)
                                .reversed()
                                .thenComparing(Assessment::name))
                .toList();
    }

    /// Tells whether a machine is called so.
    ///
    /// @param item the machine
    /// @param wanted its name or its UUID
    /// @return true if it is
    public static boolean isNamed(InventoryItem item, String wanted) {
        return Figures.name(item).equals(wanted)
                || item.text("config.uuid").map(wanted::equalsIgnoreCase).orElse(false);
    }

    private static Assessment of(Machine machine, Instant now) {
        List<Finding> findings = new ArrayList<>();
        new StorageRules(machine, now, findings).look();
        new HardwareRules(machine, findings).look();
        new GuestRules(machine, findings).look();
        findings.sort(HARDEST);
        return new Assessment(
                machine.name(),
                machine.item().id(),
                machine.item().text("config.uuid").orElse(""),
                findings.isEmpty() ? Effort.EASY : findings.getFirst().effort(),
                findings.stream().mapToInt(finding -> finding.effort().score()).sum(),
                machine.disks().stream().mapToLong(Machine::capacity).sum(),
                findings);
    }

    /// Adds what was found elsewhere, such as the losses of the conversion of its configuration.
    ///
    /// @param more what was found
    /// @return a changed copy
    public Assessment with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(HARDEST);
        return new Assessment(
                name,
                id,
                uuid,
                all.isEmpty() ? Effort.EASY : all.getFirst().effort(),
                all.stream().mapToInt(finding -> finding.effort().score()).sum(),
                capacity,
                all);
    }
}
