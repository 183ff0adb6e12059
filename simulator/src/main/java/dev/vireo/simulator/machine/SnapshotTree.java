package dev.vireo.simulator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The snapshots of a machine and where in their tree the machine is.
///
/// @param snapshots all of them, parents before their children
/// @param current the snapshot that the machine's state comes after, empty if there is none
/// @param lastId the highest number that was given to one
public record SnapshotTree(List<Snapshot> snapshots, OptionalInt current, int lastId) {
    /// A machine without snapshots.
    public static final SnapshotTree EMPTY = new SnapshotTree(List.of(), OptionalInt.empty(), 0);

    /// The most snapshots on the way from a root to a leaf.
    public static final int MOST_LEVELS = 32;

    /// Copies the list and checks that it is a tree.
    public SnapshotTree {
        snapshots = List.copyOf(snapshots);
        Set<Integer> seen = new TreeSet<>();
        for (Snapshot snapshot : snapshots) {
            boolean known = snapshot.parent().isEmpty() || seen.contains(parentId(snapshot));
            if (!known || !seen.add(snapshot.id()) || snapshot.id() > lastId) {
                throw new IllegalArgumentException("snapshot " + snapshot.id() + " has no place");
            }
        }
        if (current.isPresent() && !seen.contains(current.getAsInt())) {
            throw new IllegalArgumentException("the current snapshot is none of the tree");
        }
    }

    private static int parentId(Snapshot snapshot) {
        return snapshot.parent().orElseThrow();
    }

    /// Finds a snapshot.
    ///
    /// @param id its number
    /// @return the snapshot, empty if there is none
    public Optional<Snapshot> find(int id) {
        return snapshots.stream().filter(each -> each.id() == id).findFirst();
    }

    /// Returns the snapshots taken after another.
    ///
    /// @param parent the number of that one, empty for the roots
    /// @return in the order in which they were taken
    public List<Snapshot> children(OptionalInt parent) {
        return snapshots.stream().filter(each -> each.parent().equals(parent)).toList();
    }

    /// Returns how many snapshots there are from a root to the current one.
    ///
    /// @return the number, 0 without snapshots
    public int depth() {
        int depth = 0;
        OptionalInt at = current;
        while (at.isPresent()) {
            depth++;
            at = find(at.getAsInt()).orElseThrow().parent();
        }
        return depth;
    }

    /// Adds a snapshot after the current one and makes it the current one.
    ///
    /// @param snapshot has the number after [#lastId()] and the current one as its parent
    /// @return the changed tree
    public SnapshotTree add(Snapshot snapshot) {
        if (snapshot.id() != lastId + 1 || !snapshot.parent().equals(current)) {
            throw new IllegalArgumentException("a snapshot follows the current one");
        }
        List<Snapshot> all = new ArrayList<>(snapshots);
        all.add(snapshot);
        return new SnapshotTree(all, OptionalInt.of(snapshot.id()), snapshot.id());
    }

    /// Makes another snapshot the current one.
    ///
    /// @param id its number
    /// @return the changed tree
    public SnapshotTree goTo(int id) {
        return new SnapshotTree(snapshots, OptionalInt.of(id), lastId);
    }

    /// Takes a snapshot out. Its children become those of its parent, or go with it.
    ///
    /// @param id its number
    /// @param withChildren whether everything below it goes too
    /// @return the changed tree
    public SnapshotTree remove(int id, boolean withChildren) {
        Snapshot removed = find(id).orElseThrow();
        Set<Integer> gone = new TreeSet<>(Set.of(id));
        List<Snapshot> left = new ArrayList<>();
        for (Snapshot each : snapshots) {
            boolean below = each.parent().isPresent() && gone.contains(parentId(each));
            if (withChildren && below) {
                gone.add(each.id());
            } else if (each.id() != id) {
                left.add(below ? each.under(removed.parent()) : each);
            }
        }
        boolean lost = current.isPresent() && gone.contains(current.getAsInt());
        return new SnapshotTree(left, lost ? removed.parent() : current, lastId);
    }

    /// Changes each snapshot.
    ///
    /// @param change makes the changed one; its number and parent stay
    /// @return the changed tree
    public SnapshotTree map(UnaryOperator<Snapshot> change) {
        return new SnapshotTree(
                snapshots.stream().map(Objects.requireNonNull(change)).toList(), current, lastId);
    }
}
