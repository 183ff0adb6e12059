/// client.
@NullMarked
package dev.vireo.client;

import org.jspecify.annotations.NullMarked;
