/// vmx.
@NullMarked
package dev.vireo.vmx;

import org.jspecify.annotations.NullMarked;
