package dev.vireo.simulator.inventory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps what outlives a process. Called with the inventory's lock held.
interface Persistence {
    /// Keeps nothing.
    Persistence NONE =
            new Persistence() {
                @Override
                public <R extends @Nullable Object> R change(Supplier<R> work) {
                    return work.get();
                }

                @Override
                public void refresh() {}

                @Override
                public void lasting(Lasting object) {}

                @Override
                public void removed(Lasting object) {}

                @Override
                public void close() {}

                @Override
                public void afterwards(Runnable work) {
                    work.run();
                }
            };

    /// Does work that starts from what is kept, and keeps what it changed. No other process comes
    /// between.
    ///
    /// @param work the work
    /// @param <R> what it returns
    /// @return what it returned
    <R extends @Nullable Object> R change(Supplier<R> work);

    /// Takes over what other processes have kept since.
    void refresh();

    /// Remembers that an object has changed, to keep it when the change ends.
    ///
    /// @param object the object
    void lasting(Lasting object);

    /// Remembers that an object is no more.
    ///
    /// @param object the object
    void removed(Lasting object);

    /// Writes what has not been written yet.
    void close();

    /// Does something with files that is only right once a change is kept: at once if nothing is
    /// being changed. If a change cannot be kept it is not done.
    ///
    /// @param work what to do
    void afterwards(Runnable work);
}
