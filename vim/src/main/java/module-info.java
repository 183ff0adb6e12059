/// The VI API (vSphere Web Services) as Java types.
module dev.vireo.vim {
    requires static transitive org.jspecify;

    exports dev.vireo.vim;
}
