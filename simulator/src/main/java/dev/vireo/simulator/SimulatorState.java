package dev.vireo.simulator;

import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.Persistence;
import dev.vireo.simulator.inventory.PowerState;
import dev.vireo.simulator.inventory.SimVirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the power states of a simulator's machines in a folder.
///
/// The file `machines` has a line for each machine: its identifier and its power state. It is
/// replaced as a whole, so a crash leaves the old one or the new one; whoever changes it holds a
/// lock on the file `lock` from reading to replacing, so that no change of another process is lost.
final class SimulatorState implements Persistence {
    private static final String HEADER = "vireo-simulator-state 1";
    private static final long LOCK_RETRY_NANOS = 2_000_000;

    private final Path folder;
    private final Path file;
    private final Path lockFile;
    private final Inventory inventory;
    private Map<String, PowerState> known = Map.of();
    private Stamp stamp = Stamp.ABSENT;

    private SimulatorState(Path folder, Inventory inventory) {
        this.folder = folder;
        this.file = folder.resolve("machines");
        this.lockFile = folder.resolve("lock");
        this.inventory = inventory;
    }

    /// Takes over what is kept in a folder, and keeps changes there from now on. The folder is made
    /// with the first change.
    ///
    /// @throws IllegalStateException if the file there cannot be understood; the message names it
    static void attach(Path folder, Inventory inventory) {
        SimulatorState state = new SimulatorState(folder, inventory);
        inventory.locked(() -> {
            state.refresh();
            inventory.persistence(state);
            return null;
        });
    }

    @Override
    public <R extends @Nullable Object> R change(Supplier<R> work) {
        try (FileChannel channel = open();
                FileLock _ = lock(channel)) {
            load(); // whatever the stamp says: it cannot tell two saves in one tick of the clock
            Map<SimVirtualMachine, PowerState> before = states();
            R result = work.get();
            try {
                save();
            } catch (IOException e) {
                before.forEach(SimulatorState::restore);
                throw e;
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the simulator's state in " + file + ": " + e, e);
        }
    }

    private Map<SimVirtualMachine, PowerState> states() {
        Map<SimVirtualMachine, PowerState> states = new LinkedHashMap<>();
        inventory.machines().forEach(machine -> states.put(machine, machine.power()));
        return states;
    }

    private static void restore(SimVirtualMachine machine, PowerState state) {
        if (machine.power() != state) {
            machine.become(state);
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Waits for other processes, and for other simulators of this one.
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(LOCK_RETRY_NANOS);
            }
        }
    }

    @Override
    public void refresh() {
        if (!Stamp.of(file).isSameAs(stamp)) {
            load();
        }
    }

    private void load() {
        Stamp now = Stamp.of(file);
        Map<String, PowerState> read = read();
        for (SimVirtualMachine machine : inventory.machines()) {
            restore(machine, read.getOrDefault(machine.id(), machine.power()));
        }
        known = read;
        stamp = now;
    }

    private Map<String, PowerState> read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the simulator's state file " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw broken(1, "it does not begin with '" + HEADER + "'");
        }
        Map<String, PowerState> states = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            if (words.length != 2 || words[0].isEmpty()) {
                throw broken(i + 1, "an identifier and a power state are expected");
            }
            states.put(words[0], state(words[1], i + 1));
        }
        return states;
    }

    private PowerState state(String text, int line) {
        for (PowerState state : PowerState.values()) {
            if (state.wire().value().equals(text)) {
                return state;
            }
        }
        throw broken(line, "'" + text + "' is no power state");
    }

    private IllegalStateException broken(int line, String why) {
        return new IllegalStateException(
                "the simulator's state file "
                        + file
                        + " is broken in line "
                        + line
                        + ": "
                        + why
                        + "; remove it to start afresh");
    }

    private void save() throws IOException {
        Map<String, PowerState> now = new LinkedHashMap<>(known);
        for (SimVirtualMachine machine : inventory.machines()) {
            now.put(machine.id(), machine.power());
        }
        if (now.equals(known)) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(HEADER));
        now.forEach((id, state) -> lines.add(id + " " + state.wire().value()));
        Path next = file.resolveSibling("machines.new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        known = now;
        stamp = Stamp.of(file);
    }

    /// Tells whether a file is still the one that was read: every save makes a new file.
    private record Stamp(@Nullable Object key, long modified, long size) {
        private static final Stamp ABSENT = new Stamp(null, 0, -1);

        /// Compares; equals() would cost every start some milliseconds, as the JVM makes it on its
        /// first call.
        boolean isSameAs(Stamp other) {
            return modified == other.modified
                    && size == other.size
                    && Objects.equals(key, other.key);
        }

        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(
                        attributes.fileKey(),
                        attributes.lastModifiedTime().toMillis(),
                        attributes.size());
            } catch (IOException e) {
                return ABSENT;
            }
        }
    }
}
