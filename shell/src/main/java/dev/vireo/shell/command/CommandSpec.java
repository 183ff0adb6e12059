package dev.vireo.shell.command;

import java.util.List;

/// What the parser and `help` know about a command.
///
/// @param name the command's name
/// @param group where `help` lists it
/// @param summary one line
/// @param description more, empty if the summary says it all; lines after the first are indented as
///   `help` shows them
/// @param connects whether it needs a connection
/// @param options its options, in the order of `help` and of values without names
public record CommandSpec(
        String name,
        Group group,
        String summary,
        String description,
        boolean connects,
        List<OptionSpec> options) {
    public CommandSpec(
            String name, Group group, String summary, String description, OptionSpec... options) {
        this(name, group, summary, description, true, List.of(options));
    }

    /// Returns its name and what can follow, as `help` shows it.
    public String synopsis() {
        StringBuilder text = new StringBuilder(name);
        for (OptionSpec option : options) {
            if (option.kind() == OptionSpec.Kind.REST) {
                continue;
            }
            text.append(' ');
            if (option.kind() == OptionSpec.Kind.WORDS) {
                text.append("[<").append(option.name()).append(">]...");
            } else if (option.kind() == OptionSpec.Kind.COMMAND) {
                text.append('<').append(option.name()).append(">...");
            } else if (option.kind() == OptionSpec.Kind.LIST && !option.required()) {
                text.append('[').append(option.label()).append("]...");
            } else if (option.kind() == OptionSpec.Kind.LIST) {
                text.append("{[--").append(option.name()).append("] <string>}...");
            } else if (option.required()) {
                text.append('<').append(option.name()).append('>');
            } else {
                text.append('[').append(option.label()).append(']');
            }
        }
        return text.toString();
    }

    /// The groups of `help`.
    public enum Group {
        /// Changes and identity of domains.
        DOMAIN("Domain Management", "domain"),
        /// State of domains.
        MONITOR("Domain Monitoring", "monitor"),
        /// What happens to domains.
        EVENTS("Domain Events", "events"),
        /// The host.
        HOST("Host and Hypervisor", "host"),
        /// The host's adapters.
        INTERFACE("Interface", "interface"),
        /// Virtual switches.
        NETWORK("Networking", "network"),
        /// Devices of the host.
        NODEDEV("Node Device", "nodedev"),
        /// Snapshots of domains.
        SNAPSHOT("Snapshot", "snapshot"),
        /// Storage pools.
        POOL("Storage Pool", "pool"),
        /// Volumes of storage pools.
        VOLUME("Storage Volume", "volume"),
        /// The shell.
        SHELL("Vireo itself", "vireo");

        private final String title;
        private final String keyword;

        Group(String title, String keyword) {
            this.title = title;
            this.keyword = keyword;
        }

        public String title() {
            return title;
        }

        public String keyword() {
            return keyword;
        }

        /// Tells whether `help` shows this group for a word: its keyword, or that of virsh.
        public boolean isCalled(String word) {
            return word.equals(keyword) || (this == SHELL && word.equals("virsh"));
        }
    }
}
