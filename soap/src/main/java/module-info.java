/// The codec between VI values and their XML.
module dev.vireo.soap {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.vim;
    requires com.fasterxml.aalto;
    requires java.xml;

    exports dev.vireo.soap;
}
