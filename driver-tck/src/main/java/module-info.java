/// What every driver keeps to, as tests.
module dev.vireo.driver.tck {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.vireo.driver.tck;
}
