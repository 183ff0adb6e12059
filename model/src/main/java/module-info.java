/// libvirt's documents and the small values in them: what they mean and how they are written, with
/// no knowledge of any server.
module dev.vireo.model {
    requires static transitive org.jspecify;
    requires java.xml;

    exports dev.vireo.model;
}
