package dev.vireo.simulator.performance;

import java.util.Optional;

/// How the value of a counter follows from what something does.
@FunctionalInterface
public interface Figure {
    /// Works out a value for one time slice.
    ///
    /// @param usage what the entity does
    /// @param device which of its devices the value is about, and of how many
    /// @return the value in the counter's unit
    long of(Usage usage, Device device);

    /// Works out a value for a sample, which may be longer than a slice.
    ///
    /// @param counter the counter
    /// @param usage what the entity does
    /// @param device which device
    /// @param seconds the length of the sample
    /// @return the value in the counter's unit
    default long sample(Counter counter, Usage usage, Device device, int seconds) {
        long value = of(usage, device);
        return counter.isDelta() ? value * seconds / TimeSlice.SECONDS : value;
    }

    /// Finds the way to the values of a counter.
    ///
    /// @param counter the counter
    /// @return the way, empty if nobody measures it
    static Optional<Figure> find(Counter counter) {
        return switch (counter.group()) {
            case "cpu" -> CpuFigures.find(counter.name());
            case "mem" -> MemoryFigures.find(counter.name());
            case "rescpu" -> CpuFigures.findHistory(counter.name());
            case "disk", "virtualDisk", "datastore", "storageAdapter", "storagePath" ->
                    DeviceFigures.findStorage(counter.name());
            case "net" -> DeviceFigures.findNetwork(counter.name());
            default -> SystemFigures.find(counter.group() + '.' + counter.name());
        };
    }

    /// One of an entity's devices.
    ///
    /// @param index which one, from 0; [#WHOLE] for all together
    /// @param count how many there are
    record Device(int index, int count) {
        private static final int ALL = -1;

        /// All devices together.
        public static final Device WHOLE = new Device(ALL, 1);

        /// Returns the part of a sum that is this device's, so that the parts make up the sum.
        long part(long sum) {
            return index == ALL ? sum : sum / count + (index < sum % count ? 1 : 0);
        }

        /// Tells whether this is all of them.
        ///
        /// @return whether it is
        public boolean isWhole() {
            return index == ALL;
        }
    }
}
