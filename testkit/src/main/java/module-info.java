/// testkit.
module dev.vireo.testkit {
    requires static transitive org.jspecify;

    exports dev.vireo.testkit;
}
