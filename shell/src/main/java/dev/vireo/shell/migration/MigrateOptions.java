package dev.vireo.shell.migration;

import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;

/// The options of `migrate`: virsh's in its order, and ours after them.
final class MigrateOptions {
    private MigrateOptions() {}

    /// Those that libvirt hands to drivers as parameters beyond what those for VMware take.
    static final List<String> EXTENSIBLE =
            List.of(
                    "graphicsuri",
                    "listen-address",
                    "migrate-disks",
                    "disks-port",
                    "disks-uri",
                    "comp-methods",
                    "comp-mt-level",
                    "comp-mt-threads",
                    "comp-mt-dthreads",
                    "comp-xbzrle-cache",
                    "auto-converge-initial",
                    "auto-converge-increment",
                    "persistent-xml",
                    "tls-destination",
                    "postcopy-bandwidth",
                    "parallel-connections");

    /// Those that are numbers, which cannot be negative.
    static final List<String> NUMBERS =
            List.of(
                    "timeout",
                    "disks-port",
                    "comp-mt-level",
                    "comp-mt-threads",
                    "comp-mt-dthreads",
                    "comp-xbzrle-cache",
                    "auto-converge-initial",
                    "auto-converge-increment",
                    "postcopy-bandwidth",
                    "parallel-connections",
                    "bandwidth");

    static CommandSpec spec() {
        return new CommandSpec(
                "migrate",
                CommandSpec.Group.DOMAIN,
                "migrate domain to another host",
                "Migrate domain to another host.  Add --live for live migration.",
                true,
                List.of(
                        OptionSpec.domain("domain name, id or uuid"),
                        OptionSpec.text(
                                        "desturi",
                                        "connection URI of the destination host as seen from the"
                                                + " client(normal migration) or source(p2p migration)")
                                .completing(Completes.URI),
                        OptionSpec.flag("live", "live migration"),
                        OptionSpec.flag("offline", "offline migration"),
                        OptionSpec.flag("p2p", "peer-2-peer migration"),
                        OptionSpec.flag("direct", "direct migration"),
                        OptionSpec.flag("tunnelled", "tunnelled migration"),
                        OptionSpec.flag("persistent", "persist VM on destination"),
                        OptionSpec.flag("undefinesource", "undefine VM on source"),
                        OptionSpec.flag(
                                "suspend", "do not restart the domain on the destination host"),
                        OptionSpec.flag(
                                "copy-storage-all",
                                "migration with non-shared storage with full disk copy"),
                        OptionSpec.flag(
                                "copy-storage-inc",
                                "migration with non-shared storage with incremental copy (same"
                                        + " base image shared between source and destination)"),
                        OptionSpec.flag(
                                "copy-storage-synchronous-writes",
                                "force guest disk writes to be synchronously written to the"
                                        + " destination to improve storage migration convergence"),
                        OptionSpec.flag(
                                "change-protection",
                                "prevent any configuration changes to domain until migration ends"),
                        OptionSpec.flag("unsafe", "force migration even if it may be unsafe"),
                        OptionSpec.flag("verbose", "display the progress of migration"),
                        OptionSpec.flag(
                                "compressed", "compress repeated pages during live migration"),
                        OptionSpec.flag("auto-converge", "force convergence during live migration"),
                        OptionSpec.flag(
                                "rdma-pin-all",
                                "pin all memory before starting RDMA live migration"),
                        OptionSpec.flag("abort-on-error", "abort on soft errors during migration"),
                        OptionSpec.flag(
                                "postcopy",
                                "enable post-copy migration; switch to it using migrate-postcopy"
                                        + " command"),
                        OptionSpec.flag(
                                "postcopy-after-precopy",
                                "automatically switch to post-copy migration after one pass of"
                                        + " pre-copy"),
                        OptionSpec.flag("postcopy-resume", "resume failed post-copy migration"),
                        OptionSpec.flag(
                                "zerocopy", "use zero-copy mechanism for migrating memory pages"),
                        OptionSpec.text("migrateuri", "migration URI, usually can be omitted"),
                        OptionSpec.text(
                                "graphicsuri",
                                "graphics URI to be used for seamless graphics migration"),
                        OptionSpec.text(
                                "listen-address",
                                "listen address that destination should bind to for incoming"
                                        + " migration"),
                        OptionSpec.text(
                                "dname", "rename to new name during migration (if supported)"),
                        OptionSpec.number(
                                "timeout",
                                "run action specified by --timeout-* option (suspend by default)"
                                        + " if live migration exceeds timeout (in seconds)"),
                        OptionSpec.flag("timeout-suspend", "suspend the guest after timeout"),
                        OptionSpec.flag("timeout-postcopy", "switch to post-copy after timeout"),
                        OptionSpec.text("xml", "filename containing updated XML for the target")
                                .completing(Completes.FILE),
                        OptionSpec.text(
                                "migrate-disks", "comma separated list of disks to be migrated"),
                        OptionSpec.number(
                                "disks-port",
                                "port to use by target server for incoming disks migration"),
                        OptionSpec.text(
                                "disks-uri",
                                "URI to use for disks migration (overrides --disks-port)"),
                        OptionSpec.text(
                                "comp-methods",
                                "comma separated list of compression methods to be used"),
                        OptionSpec.number(
                                "comp-mt-level", "compress level for multithread compression"),
                        OptionSpec.number(
                                "comp-mt-threads",
                                "number of compression threads for multithread compression"),
                        OptionSpec.number(
                                "comp-mt-dthreads",
                                "number of decompression threads for multithread compression"),
                        OptionSpec.number(
                                "comp-xbzrle-cache", "page cache size for xbzrle compression"),
                        OptionSpec.number(
                                "auto-converge-initial",
                                "initial CPU throttling rate for auto-convergence"),
                        OptionSpec.number(
                                "auto-converge-increment",
                                "CPU throttling rate increment for auto-convergence"),
                        OptionSpec.text(
                                        "persistent-xml",
                                        "filename containing updated persistent XML for the target")
                                .completing(Completes.FILE),
                        OptionSpec.flag("tls", "use TLS for migration"),
                        OptionSpec.number(
                                "postcopy-bandwidth",
                                "post-copy migration bandwidth limit in MiB/s"),
                        OptionSpec.flag("parallel", "enable parallel migration"),
                        OptionSpec.number(
                                "parallel-connections",
                                "number of connections for parallel migration"),
                        OptionSpec.number("bandwidth", "migration bandwidth limit in MiB/s"),
                        OptionSpec.text(
                                "tls-destination",
                                "override the destination host name used for TLS verification"),
                        OptionSpec.namedText(
                                "host", "host of the destination, if that has several"),
                        OptionSpec.namedText("pool", "path of the destination's resource pool"),
                        OptionSpec.namedText(
                                        "datastore",
                                        "datastore to which the domain's files are moved, too")
                                .completing(Completes.POOL),
                        OptionSpec.namedText(
                                        "disk-format",
                                        "how disks that are moved are provided: thin, thick or eager")
                                .choosing("thin", "thick", "eager")));
    }
}
