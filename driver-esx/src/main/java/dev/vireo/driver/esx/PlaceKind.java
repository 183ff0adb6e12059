package dev.vireo.driver.esx;

/// What commands act upon, as far as privileges are given on it.
enum PlaceKind {
    MACHINE("domain"),
    /// The folder that new machines are put into.
    MACHINE_FOLDER("folder of domains"),
    POOL("resource pool"),
    DATASTORE("datastore"),
    NETWORK("network"),
    /// The folder that distributed switches are put into.
    NETWORK_FOLDER("folder of networks"),
    HOST("host");

    private final String word;

    PlaceKind(String word) {
        this.word = word;
    }

    /// Returns the word for one of them.
    String word() {
        return word;
    }

    /// Returns the word for several of them.
    String words() {
        return word.startsWith("folder") ? word.replace("folder", "folders") : word + "s";
    }
}
