/// vmx.
module dev.vireo.vmx {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.model;
    // the encodings of VMX files beyond those that each Java has
    requires jdk.charsets;

    exports dev.vireo.vmx;
}
