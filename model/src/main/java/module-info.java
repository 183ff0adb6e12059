/// model.
module dev.vireo.model {
    requires static transitive org.jspecify;
    requires java.xml;

    exports dev.vireo.model;
}
