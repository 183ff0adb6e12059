package dev.vireo.shell.host;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `domcapabilities`.
public final class DomcapabilitiesCommand implements Command {
    private static final String FAILURE = "failed to get emulator capabilities";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domcapabilities",
                CommandSpec.Group.HOST,
                "domain capabilities",
                "Returns capabilities of emulator with respect to host and libvirt.",
                OptionSpec.text("virttype", "virtualization type (/domain/@type)"),
                OptionSpec.text(
                        "emulatorbin", "path to emulator binary (/domain/devices/emulator)"),
                OptionSpec.text("arch", "domain architecture (/domain/os/type/@arch)"),
                OptionSpec.text("machine", "machine type (/domain/os/type/@machine)"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String type = wanted(arguments, "virttype");
        String emulator = wanted(arguments, "emulatorbin");
        String arch = wanted(arguments, "arch");
        String machine = wanted(arguments, "machine");
        String document;
        try {
            document = session.connection().fetchDomainCapabilities(arch, machine, type);
            checkEmulator(emulator, document);
        } catch (VirtException e) {
            throw CommandFailure.because(FAILURE, e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("xml", document);
        return new TextReply(document + "\n", members);
    }

    private static String wanted(Arguments arguments, String option) {
        return Objects.requireNonNullElse(arguments.text(option), "");
    }

    /// There is one emulator, which the document names.
    private static void checkEmulator(String wanted, String document) {
        String start = "<path>";
        int at = document.indexOf(start) + start.length();
        String there = document.substring(at, document.indexOf("</path>", at));
        if (!wanted.isEmpty() && !wanted.equals(there)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the host has no emulator '" + wanted + "'; there is: " + there);
        }
    }
}
