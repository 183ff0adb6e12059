/// soap.
module dev.vireo.soap {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.vim;
    requires com.fasterxml.aalto;

    exports dev.vireo.soap;
}
