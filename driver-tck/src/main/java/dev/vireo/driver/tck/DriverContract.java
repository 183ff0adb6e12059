package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.spi.DriverProvider;
import org.junit.jupiter.api.Test;

/// What every driver keeps to.
public interface DriverContract {
    /// The driver under test.
    ///
    /// @return the driver
    DriverProvider driver();

    /// Every driver names its scheme.
    @Test
    default void namesItsScheme() {
        assertThat(driver().scheme()).isNotBlank();
    }
}
