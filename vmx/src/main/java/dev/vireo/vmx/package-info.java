/// VMX files and the escapes of the ESX world.
@NullMarked
package dev.vireo.vmx;

import org.jspecify.annotations.NullMarked;
