/// vmx.
module dev.vireo.vmx {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.model;

    exports dev.vireo.vmx;
}
