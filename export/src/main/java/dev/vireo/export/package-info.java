/// Reports on an inventory, made from what [dev.vireo.api.ConnectionInventory] reads.
@NullMarked
package dev.vireo.export;

import org.jspecify.annotations.NullMarked;
