package dev.vireo.api;

import java.util.List;
import java.util.Map;

/// What stands between this machine and a working connection, found out step by step.
///
/// @param uri the URI that was looked at
/// @param findings what was found, in the order of the checks; a check may have several
public record Diagnosis(String uri, List<Finding> findings) {
    /// What is said of checks that were not reached because one before them has failed.
    public static final String NOT_REACHED = "a check before it has failed";

    /// What is said of checks that a driver does not make.
    public static final String NOT_KNOWN = "the driver does not look at it";

    /// Copies the list.
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /// Tells whether nothing is wrong; warnings do not count.
    ///
    /// @return false if a check has failed
    public boolean isGood() {
        return findings.stream().noneMatch(Finding.Failed.class::isInstance);
    }

    /// A check. Each needs those before it.
    public enum Check {
        /// Whether the URI is understood.
        URI("uri", "URI"),
        /// Whether the server's name has addresses.
        NAME("name", "name"),
        /// Whether somebody listens there.
        PORT("port", "port"),
        /// Whether the server is the right one.
        TLS("tls", "TLS"),
        /// Whether it has a VI API.
        SERVER("server", "server"),
        /// Whether the URI's scheme is that of the product.
        SCHEME("scheme", "scheme"),
        /// Whether there is a user name with a password.
        CREDENTIALS("credentials", "credentials"),
        /// Whether the server accepts them.
        LOGIN("login", "login"),
        /// Whether both clocks agree.
        CLOCK("clock", "clock"),
        /// Whether the license lets programs change anything.
        LICENSE("license", "license"),
        /// Whether the hosts are at work.
        HOST("host", "host"),
        /// How many others are logged in.
        SESSIONS("sessions", "sessions"),
        /// What the account may do.
        PRIVILEGES("privileges", "privileges");

        private final String id;
        private final String title;

        Check(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /// Returns the name that programs know it by.
        ///
        /// @return one word in lower case that does not change
        public String id() {
            return id;
        }

        /// Returns the name for people.
        ///
        /// @return one word
        public String title() {
            return title;
        }
    }

    /// What a check has found.
    public sealed interface Finding {
        /// Returns the check.
        ///
        /// @return the check
        Check check();

        /// Returns what was found.
        ///
        /// @return one line
        String text();

        /// Returns single facts for programs.
        ///
        /// @return values by name, in an order that does not change
        Map<String, String> facts();

        /// All is well.
        ///
        /// @param check the check
        /// @param text what was found, in one line
        /// @param facts single facts
        record Good(Check check, String text, Map<String, String> facts) implements Finding {}

        /// Some of it works, or will not for long.
        ///
        /// @param check the check
        /// @param text what was found, in one line
        /// @param facts single facts
        /// @param fix what to do about it
        record Warning(Check check, String text, Map<String, String> facts, String fix)
                implements Finding {}

        /// It does not work.
        ///
        /// @param check the check
        /// @param text what was found, in one line
        /// @param facts single facts
        /// @param fix what to do about it
        record Failed(Check check, String text, Map<String, String> facts, String fix)
                implements Finding {}

        /// Nobody looked, because something before it has failed or because the server does not
        /// tell.
        ///
        /// @param check the check
        /// @param text why not
        record NotChecked(Check check, String text) implements Finding {
            @Override
            public Map<String, String> facts() {
                return Map.of();
            }
        }
    }
}
