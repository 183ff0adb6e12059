package dev.vireo.driver.esx;

import dev.vireo.api.spi.DriverProvider;

/// The ESX driver.
public final class EsxDriverProvider implements DriverProvider {
    /// For ServiceLoader.
    public EsxDriverProvider() {}

    @Override
    public String scheme() {
        return "esx";
    }
}
