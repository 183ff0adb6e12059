package dev.vireo.driver.esx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, and once. For one thread.
///
/// @param <T> the value
final class Memo<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Memo(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
