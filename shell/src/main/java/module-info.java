/// The command `vireo`: takes virsh's commands and prints what virsh prints. Knows the public API
/// and the formats; drivers are found as services.
module dev.vireo.shell {
    requires static org.jspecify;
    requires dev.vireo.api;
    requires dev.vireo.export;
    requires dev.vireo.vmx;
    requires com.grack.nanojson;
    requires java.xml;
    requires org.jline.reader;
    requires jdk.unsupported; // signals, for the editor of lines

    provides System.LoggerFinder with
            dev.vireo.shell.ShellLoggers;
}
