/// What the tests of several modules share: golden files and seeded samples.
module dev.vireo.testkit {
    requires static transitive org.jspecify;
    requires org.assertj.core;

    exports dev.vireo.testkit;
}
