/// The simulated server's inventory: one class for each managed object type, each the handler of
/// its VI API methods and the source of its properties, and what they share.
///
/// Nothing here knows HTTP or SOAP. All state is guarded by the lock of
/// [dev.vireo.simulator.inventory.Inventory].
@NullMarked
package dev.vireo.simulator.inventory;

import org.jspecify.annotations.NullMarked;
