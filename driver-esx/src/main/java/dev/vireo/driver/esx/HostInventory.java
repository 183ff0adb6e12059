package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionInventory;
import dev.vireo.api.InventoryItem;
import java.util.function.Consumer;

/// The inventory around the hosts of a connection.
interface HostInventory extends ConnectionInventory {
    /// Returns the hosts.
    HostsInScope hosts();

    @Override
    default void visitInventory(Consumer<InventoryItem> visitor) {
        EsxSession session = hosts().session();
        visitor.accept(
                new ItemView(
                        "ServiceInstance",
                        EsxSession.SERVICE_INSTANCE.value(),
                        path -> path.equals("about") ? session.about() : null));
        InventoryReading reading = new InventoryReading(session, hosts().scope());
        reading.places(row -> visitor.accept(ItemView.of(row)));
        reading.hosts(row -> visitor.accept(ItemView.of(row)));
        reading.machines(row -> visitor.accept(ItemView.of(row)));
    }
}
