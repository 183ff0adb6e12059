package dev.vireo.shell.documents;

import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.VireoVersion;
import java.util.List;

/// The manual page, as `man` reads it.
final class ManPage {
    private ManPage() {}

    static String text(List<CommandSpec> commands) {
        StringBuilder page = new StringBuilder();
        page.append(".TH VIREO 1 \"\" \"vireo ").append(VireoVersion.number()).append("\"\n");
        page.append(".SH NAME\nvireo \\- virsh's commands for VMware ESX and vCenter\n");
        page.append(".SH SYNOPSIS\n");
        page.append(".B vireo\n[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]\n");
        page.append(".SH OPTIONS\n.nf\n");
        Usage.OPTIONS
                .lines()
                .dropWhile(line -> !line.startsWith("  options:"))
                .takeWhile(line -> !line.startsWith("  commands"))
                .forEach(line -> page.append(escaped(line)).append('\n'));
        page.append(".fi\n.SH COMMANDS\n");
        for (CommandSpec.Group group : CommandSpec.Group.values()) {
            page.append(".SS ").append(escaped(group.title())).append('\n');
            for (CommandSpec command : commands) {
                if (command.group() == group) {
                    append(page, command);
                }
            }
        }
        return page.append(end()).toString();
    }

    private static void append(StringBuilder page, CommandSpec command) {
        page.append(".TP\n\\fB").append(escaped(command.synopsis())).append("\\fR\n");
        page.append(escaped(sentence(command.summary()))).append('\n');
        if (!command.description().isEmpty()) {
            page.append(".br\n");
            command.description()
                    .lines()
                    .forEach(line -> page.append(escaped(line.strip())).append('\n'));
        }
        page.append(".RS\n");
        for (OptionSpec option : command.options()) {
            if (option.kind() != OptionSpec.Kind.REST && !option.summary().isEmpty()) {
                page.append(".TP\n\\fB").append(escaped(option.label())).append("\\fR\n");
                page.append(escaped(option.summary())).append('\n');
            }
        }
        page.append(".RE\n");
    }

    private static String end() {
        return """
        .SH ENVIRONMENT
        .TP
        \\fBVIREO_DEFAULT_URI\\fR, \\fBLIBVIRT_DEFAULT_URI\\fR
        The connection's URI if \\fB\\-c\\fR names none.
        .TP
        \\fBVIREO_PASSWORD\\fR
        The password; it goes before files of credentials.
        .TP
        \\fBLIBVIRT_AUTH_FILE\\fR
        The file of credentials, as libvirt reads it.
        .TP
        \\fBVIREO_AUDIT\\fR
        The file that commands are noted in if \\fB\\-\\-audit\\fR names none.
        .TP
        \\fBVIREO_SIM_STATE\\fR
        The folder where the simulated host of \\fBsim://\\fR keeps its state.
        .TP
        \\fBNO_COLOR\\fR
        No colours, if it is set to anything.
        .TP
        \\fBVISUAL\\fR, \\fBEDITOR\\fR
        The editor of \\fBedit\\fR and its like.
        .TP
        \\fBVIREO_LOG\\fR
        What is logged on standard error: error, warning, info, debug or trace.
        .TP
        \\fBVIREO_JAVA_HOME\\fR
        The JDK 25 to run with, where none comes with the program.
        .SH EXIT STATUS
        0 if all was done, 1 if a command failed, 124 if the time of \\fB\\-\\-timeout\\fR was over, 130 after Ctrl\\-C,
        141 if the reader of the output left.
        .SH SEE ALSO
        .BR virsh (1)
        """;
    }

    private static String sentence(String summary) {
        return summary.isEmpty()
                ? summary
                : Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
    }

    /// Dashes are to be copied as they are; a line may not begin as a request does.
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
