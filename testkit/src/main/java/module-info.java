/// What the tests of several modules share: golden files, seeded samples, and strangers: programs
/// that know nothing of Vireo.
module dev.vireo.testkit {
    requires static transitive org.jspecify;
    requires org.assertj.core;
    requires org.junit.jupiter.api;

    exports dev.vireo.testkit;
}
