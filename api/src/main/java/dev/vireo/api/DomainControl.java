package dev.vireo.api;

import java.time.Duration;

/// Whether a domain can be worked on now.
///
/// libvirt: `virDomainControlInfo`.
///
/// @param state whether it can
/// @param reason why not, for people; empty if it can
/// @param since for how long it has been so, by the server's clock; zero if it is not known
public record DomainControl(State state, String reason, Duration since) {
    /// Whether a domain can be worked on. libvirt: `virDomainControlState`.
    public enum State {
        /// Nothing speaks against it.
        OK("ok"),
        /// A task is at work on it.
        JOB("background job"),
        /// A task waits with a question.
        OCCUPIED("occupied"),
        /// Its host or its files cannot be reached.
        ERROR("error");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /// Returns what virsh calls it.
        ///
        /// @return for example `background job`
        public String text() {
            return text;
        }
    }
}
