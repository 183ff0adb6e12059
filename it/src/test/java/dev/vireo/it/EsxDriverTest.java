package dev.vireo.it;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.driver.esx.EsxDriverProvider;
import dev.vireo.driver.tck.DriverContract;

class EsxDriverTest implements DriverContract {
    @Override
    public DriverProvider driver() {
        return new EsxDriverProvider();
    }
}
