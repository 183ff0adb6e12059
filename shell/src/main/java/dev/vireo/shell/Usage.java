package dev.vireo.shell;

import dev.vireo.shell.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/// What `vireo --help` prints.
public final class Usage {
    /// What comes before the list of commands.
    public static final String OPTIONS =
            """

            vireo [options]... [<command_string>]
            vireo [options]... <command> [args...]

              options:
                     --audit=FILE       note what is done in a file, a line of JSON for each command
                     --color=WHEN       auto (default: on a terminal), always or never
                -c | --connect=URI      hypervisor connection URI
                -d | --debug=NUM        debug level [0-4], without effect
                     --dry-run          tell what a command would change, and change nothing
                -e | --stop-on-error    run no command after one that fails
                     --escape=CHAR      as -e followed by a single character or ^ and one:
                                        virsh's escape character for consoles, without effect
                     --file=FILE        run the commands in a file, - is standard input
                     --format=FORMAT    text (default) or json
                -h | --help             this help
                -k | --keepalive-interval=NUM
                                        without effect
                -K | --keepalive-count=NUM
                                        without effect
                -l | --log=FILE         without effect
                     --on-question=WHAT when a domain asks: default, fail, ask, or a file of rules
                -q | --quiet            quiet mode
                -r | --readonly         connect readonly
                     --stats            count requests, bytes and milliseconds on standard error
                     --task-timeout=NUM seconds that a task of the server may take
                     --timeout=TIME     how long each command may take: 30s (or 30), 5m, 1h
                -t | --timing           print timing information
                -v                      short version
                -V                      long version
                     --version[=TYPE]   version, TYPE is short or long (default short)
              URI (docs/connect.md has all of it):
                esx://[USER@]HOST[:PORT]/[?PARAMETER=VALUE&...]
                vpx://[USER@]VCENTER[:PORT]/[PATH][?PARAMETER=VALUE&...]
                PATH                    what of a vCenter, all without it: FOLDER, DATACENTER,
                                        DATACENTER/FOLDER, .../CLUSTER, .../CLUSTER/HOST, .../HOST
                thumbprint=FINGERPRINT  trust the certificate with this SHA-256 or SHA-1
                known_hosts=FILE        where certificates are that a person has confirmed
                cacert=FILE, no_verify=1, transport=http|https, proxy=[TYPE://]HOST[:PORT],
                auto_answer=0|1, vcenter=HOST|*, authfile=FILE
              commands (non interactive mode):

            """;

    private static final String END =
            """

              (specify help <group> for details about the commands in the group)

              (specify help <command> for details about the command)

            """;

    private Usage() {}

    static String text() {
        StringBuilder text = new StringBuilder(OPTIONS);
        List<CommandSpec> specs = CommandTable.specs();
        for (CommandSpec.Group group : CommandSpec.Group.values()) {
            List<CommandSpec> members = new ArrayList<>(specs);
            members.removeIf(spec -> spec.group() != group);
            text.append(HelpCommand.groupText(group, members, "")).append('\n');
        }
        return text.append(END).toString();
    }
}
