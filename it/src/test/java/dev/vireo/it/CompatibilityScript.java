package dev.vireo.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is told to both shells of each command.
///
/// @param blocks the lines of each command
record CompatibilityScript(Map<String, Block> blocks) {
    /// The lines of a command.
    ///
    /// @param vcenter whether they are for a vCenter
    /// @param lines the lines, in their order
    record Block(boolean vcenter, List<Line> lines) {
        boolean has(String text) {
            return lines.stream().anyMatch(line -> line.text().equals(text));
        }
    }

    /// A line.
    ///
    /// @param text a command with its arguments
    /// @param role who does it
    /// @param reason why the answers differ on purpose; an empty one is looked up
    record Line(String text, Role role, Optional<String> reason) {}

    /// Who does what a line says.
    enum Role {
        /// Each shell on its server, and their answers are compared.
        COMPARED,
        /// Stock virsh on both servers, to prepare.
        VIRSH,
        /// This shell on both servers, to prepare what libvirt's driver cannot.
        VIREO,
        /// Nobody: a task of the domain begins.
        BUSY
    }

    static CompatibilityScript parse(String text) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        Optional<String> reason = Optional.empty();
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(": ")) {
                String[] head = line.substring(2).split(" ", -1);
                lines = new ArrayList<>();
                if (blocks.put(head[0], new Block(head.length > 1, lines)) != null) {
                    throw new IllegalArgumentException("there twice: " + line);
                }
            } else if (line.startsWith("!")) {
                reason = Optional.of(line.substring(1).strip());
            } else if (line.startsWith("= ")) {
                lines.add(new Line(line.substring(2), Role.VIRSH, Optional.empty()));
            } else if (line.startsWith("+ ")) {
                lines.add(new Line(line.substring(2), Role.VIREO, Optional.empty()));
            } else if (line.startsWith("@ busy ")) {
                lines.add(new Line(line.substring(7), Role.BUSY, Optional.empty()));
            } else if (!line.startsWith("#")) {
                lines.add(new Line(line, Role.COMPARED, reason));
                reason = Optional.empty();
            }
        }
        return new CompatibilityScript(blocks);
    }

    /// Returns the lines of a command, with those that are told of every command: without
    /// arguments, with an option that nobody knows, for a domain that is not there.
    ///
    /// @param name the command
    /// @param synopsis what virsh's help says of its arguments
    Optional<Block> block(String name, String synopsis) {
        Block block = blocks.get(name);
        if (block == null || block.lines().isEmpty()) {
            return Optional.empty();
        }
        List<Line> all = new ArrayList<>(block.lines());
        if (synopsis.startsWith(name + " <")) {
            addUnlessThere(all, block, name);
        }
        if (synopsis.matches(name + " <domain>(?: \\[.*)?")) {
            addUnlessThere(all, block, name + " nothing");
        }
        addUnlessThere(all, block, name + " --nosuch");
        return Optional.of(new Block(block.vcenter(), all));
    }

    private static void addUnlessThere(List<Line> all, Block block, String text) {
        if (!block.has(text)) {
            all.add(new Line(text, Role.COMPARED, Optional.empty()));
        }
    }
}
