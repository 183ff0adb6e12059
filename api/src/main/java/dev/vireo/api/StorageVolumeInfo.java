package dev.vireo.api;

/// What `vol-info` shows.
///
/// libvirt: `virStorageVolInfo`.
///
/// @param type what it is
/// @param capacity bytes that a guest sees
/// @param allocation bytes taken
/// @param physical bytes of the file, as `VIR_STORAGE_VOL_GET_PHYSICAL` tells them
public record StorageVolumeInfo(Type type, long capacity, long allocation, long physical) {
    /// libvirt's types of a volume.
    public enum Type {
        /// A file of a datastore.
        FILE("file"),
        /// A device.
        BLOCK("block");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /// Returns virsh's word.
        ///
        /// @return the word
        public String text() {
            return text;
        }
    }
}
