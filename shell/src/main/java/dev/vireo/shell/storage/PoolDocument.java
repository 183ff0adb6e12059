package dev.vireo.shell.storage;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The document of a storage pool, made of options as virsh makes it.
final class PoolDocument {
    private final StringBuilder out = new StringBuilder();
    private final Arguments arguments;

    private PoolDocument(Arguments arguments) {
        this.arguments = arguments;
    }

    static List<OptionSpec> options() {
        return List.of(
                OptionSpec.text("source-host", "source-host for underlying storage"),
                OptionSpec.text("source-path", "source path for underlying storage"),
                OptionSpec.text("source-dev", "source device for underlying storage"),
                OptionSpec.text("source-name", "source name for underlying storage"),
                OptionSpec.text("target", "target for underlying storage"),
                OptionSpec.text("source-format", "format for underlying storage"),
                OptionSpec.text("auth-type", "auth type to be used for underlying storage"),
                OptionSpec.text("auth-username", "auth username to be used for underlying storage"),
                OptionSpec.text(
                        "secret-usage", "auth secret usage to be used for underlying storage"),
                OptionSpec.text(
                        "secret-uuid", "auth secret UUID to be used for underlying storage"),
                OptionSpec.text("adapter-name", "adapter name to be used for underlying storage"),
                OptionSpec.text("adapter-wwnn", "adapter wwnn to be used for underlying storage"),
                OptionSpec.text("adapter-wwpn", "adapter wwpn to be used for underlying storage"),
                OptionSpec.text(
                        "adapter-parent",
                        "adapter parent scsi_hostN to be used for underlying vHBA storage"),
                OptionSpec.text(
                        "adapter-parent-wwnn",
                        "adapter parent scsi_hostN wwnn to be used for underlying vHBA storage"),
                OptionSpec.text(
                        "adapter-parent-wwpn",
                        "adapter parent scsi_hostN wwpn to be used for underlying vHBA storage"),
                OptionSpec.text(
                        "adapter-parent-fabric-wwn",
                        "adapter parent scsi_hostN fabric_wwn to be used for underlying vHBA"
                                + " storage"),
                OptionSpec.text("source-protocol-ver", "nfsvers value for NFS pool mount option"),
                OptionSpec.text("source-initiator", "initiator iqn for underlying storage"));
    }

    static String of(Arguments arguments) {
        return new PoolDocument(arguments).write();
    }

    private String write() {
        line(0, "<pool type='" + escaped(arguments.required("type")) + "'>");
        line(1, "<name>" + escaped(arguments.required("name")) + "</name>");
        int start = out.length();
        line(1, "<source>");
        int empty = out.length();
        source();
        if (out.length() == empty) {
            out.setLength(start);
        } else {
            line(1, "</source>");
        }
        String target = arguments.text("target");
        if (target != null) {
            line(1, "<target>");
            line(2, "<path>" + escaped(target) + "</path>");
            line(1, "</target>");
        }
        line(0, "</pool>");
        return out.toString();
    }

    private void source() {
        element("source-host", "<host name='", "'/>");
        element("source-path", "<dir path='", "'/>");
        element("source-dev", "<device path='", "'/>");
        adapter();
        String initiator = arguments.text("source-initiator");
        if (initiator != null) {
            line(2, "<initiator>");
            line(3, "<iqn name='" + escaped(initiator) + "'/>");
            line(2, "</initiator>");
        }
        authentication();
        element("source-name", "<name>", "</name>");
        element("source-format", "<format type='", "'/>");
        element("source-protocol-ver", "<protocol ver='", "'/>");
    }

    private void element(String option, String before, String after) {
        String value = arguments.text(option);
        if (value != null) {
            line(2, before + escaped(value) + after);
        }
    }

    private void adapter() {
        String wwnn = arguments.text("adapter-wwnn");
        String name = arguments.text("adapter-name");
        if (name != null) {
            line(2, "<adapter type='scsi_host' name='" + escaped(name) + "'/>");
        } else if (wwnn != null) {
            line(
                    2,
                    "<adapter type='fc_host'"
                            + attribute("parent", "adapter-parent")
                            + attribute("parent_wwnn", "adapter-parent-wwnn")
                            + attribute("parent_wwpn", "adapter-parent-wwpn")
                            + attribute("parent_fabric_wwn", "adapter-parent-fabric-wwn")
                            + attribute("wwnn", "adapter-wwnn")
                            + attribute("wwpn", "adapter-wwpn")
                            + "/>");
        }
    }

    private String attribute(String attribute, String option) {
        String value = arguments.text(option);
        return value == null ? "" : " " + attribute + "='" + escaped(value) + "'";
    }

    private void authentication() {
        String type = arguments.text("auth-type");
        String user = arguments.text("auth-username");
        @Nullable String usage = arguments.text("secret-usage");
        @Nullable String uuid = arguments.text("secret-uuid");
        if (type == null || user == null || (usage == null && uuid == null)) {
            return;
        }
        line(2, "<auth type='" + escaped(type) + "' username='" + escaped(user) + "'>");
        line(
                3,
                usage != null
                        ? "<secret usage='" + escaped(usage) + "'/>"
                        : "<secret uuid='" + escaped(Objects.requireNonNull(uuid)) + "'/>");
        line(2, "</auth>");
    }

    private void line(int level, String text) {
        out.repeat("  ", level).append(text).append('\n');
    }

    /// Escapes what would end a text or a value between single quotes.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
