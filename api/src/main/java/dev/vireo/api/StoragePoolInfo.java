package dev.vireo.api;

/// What `pool-info` shows.
///
/// libvirt: `virStoragePoolInfo`.
///
/// @param state the state
/// @param capacity bytes, 0 if the pool cannot be reached
/// @param allocation bytes in use
/// @param available free bytes
/// @param persistent whether it is known while it is not active; always true for VMware
/// @param autostart whether the host mounts it when it starts; always true for VMware
public record StoragePoolInfo(
        State state,
        long capacity,
        long allocation,
        long available,
        boolean persistent,
        boolean autostart) {

    /// libvirt's states of a storage pool.
    public enum State {
        /// Not active. VMware has no such pools: it forgets them.
        INACTIVE("inactive"),
        /// Being made ready.
        BUILDING("building"),
        /// In use.
        RUNNING("running"),
        /// In use, but not all is well.
        DEGRADED("degraded"),
        /// Active, but it cannot be reached.
        INACCESSIBLE("inaccessible");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /// Returns virsh's word.
        ///
        /// @return the word
        public String text() {
            return text;
        }
    }

    /// Returns whether the pool is active.
    ///
    /// @return true for all states but [State#INACTIVE]
    public boolean isActive() {
        return state != State.INACTIVE;
    }
}
