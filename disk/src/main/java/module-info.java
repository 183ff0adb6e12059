/// Formats of disk images.
module dev.vireo.disk {
    requires static transitive org.jspecify;

    exports dev.vireo.disk;
}
