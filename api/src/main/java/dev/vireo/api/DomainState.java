package dev.vireo.api;

/// The state of a domain and why it is in it.
///
/// libvirt: `virDomainState` and the enumerations of reasons.
///
/// @param kind the state
/// @param reason the reason in libvirt's words, for example `booted` or `unknown`
public record DomainState(Kind kind, String reason) {
    /// The states of libvirt that VMware can be in.
    public enum Kind {
        /// No state known.
        NO_STATE("no state"),
        /// Running.
        RUNNING("running"),
        /// Suspended; libvirt calls it paused.
        PAUSED("paused"),
        /// Switched off.
        SHUT_OFF("shut off");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// Returns the state as virsh prints it.
        ///
        /// @return the text
        public String text() {
            return text;
        }
    }

    /// Returns whether the domain is active: neither shut off nor unknown.
    ///
    /// @return true for a running or a suspended domain
    public boolean isActive() {
        return kind == Kind.RUNNING || kind == Kind.PAUSED;
    }
}
