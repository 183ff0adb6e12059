/// model.
@NullMarked
package dev.vireo.model;

import org.jspecify.annotations.NullMarked;
