/// Formats of disk images: reads VMware's virtual disks with the disks below them, writes raw
/// images and qcow2. Knows no network: bytes come from a [dev.vireo.disk.ByteSource].
@NullMarked
package dev.vireo.disk;

import org.jspecify.annotations.NullMarked;
