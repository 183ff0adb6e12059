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
        visitor.accept(server());
        InventoryReading reading = new InventoryReading(hosts().session(), hosts().scope());
        reading.places(row -> visitor.accept(ItemView.of(row)));
        reading.hosts(row -> visitor.accept(ItemView.of(row)));
        reading.machines(row -> visitor.accept(ItemView.of(row)));
    }

    @Override
    default void visitOutline(Consumer<InventoryItem> visitor) {
        visitor.accept(server());
        new InventoryReading(hosts().session(), hosts().scope())
                .outline(row -> visitor.accept(ItemView.of(row)));
    }

    private InventoryItem server() {
        EsxSession session = hosts().session();
        return new ItemView(
                "ServiceInstance",
                EsxSession.SERVICE_INSTANCE.value(),
                path -> path.equals("about") ? session.about() : null);
    }
}
