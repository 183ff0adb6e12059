/// Commands about devices of domains: disks, drives, network cards and displays.
@NullMarked
package dev.vireo.shell.device;

import org.jspecify.annotations.NullMarked;
