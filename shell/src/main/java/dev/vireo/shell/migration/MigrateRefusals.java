package dev.vireo.shell.migration;

import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.domain.DomainChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What virsh, libvirt's core and its driver for VMware refuse of `migrate`, in their words and as
/// far as can be in their order.
///
/// @param arguments the command line
record MigrateRefusals(Arguments arguments) {
    private static final int NON_SHARED_INC = 0x80;

    /// The flags that libvirt's core keeps from the destination.
    private static final Map<String, Integer> OF_SOURCE = Map.of("auto-converge", 0x2000);

    private static final Map<String, Integer> OF_BOTH = flags();

    private static Map<String, Integer> flags() {
        Map<String, Integer> flags = new LinkedHashMap<>();
        flags.put("copy-storage-inc", NON_SHARED_INC);
        flags.put("unsafe", 0x200);
        flags.put("compressed", 0x800);
        flags.put("rdma-pin-all", 0x4000);
        flags.put("postcopy", 0x8000);
        flags.put("tls", 0x10000);
        flags.put("parallel", 0x20000);
        flags.put("copy-storage-synchronous-writes", 0x40000);
        flags.put("postcopy-resume", 0x80000);
        flags.put("zerocopy", 0x100000);
        return flags;
    }

    /// Checks what virsh checks before it looks for the domain. Only files move without a
    /// destination.
    void checkCombinations() {
        if (!arguments.has("desturi") && !arguments.has("datastore")) {
            throw CommandFailure.usage("command 'migrate' requires <desturi> option");
        }
        exclusive("live", "offline");
        exclusive("timeout-suspend", "timeout-postcopy");
        requires("postcopy-after-precopy", "postcopy");
        requires("postcopy-resume", "postcopy");
        requires("timeout-postcopy", "postcopy");
        requires("persistent-xml", "persistent");
        requires("tls-destination", "tls");
    }

    private void exclusive(String one, String other) {
        if (arguments.has(one) && arguments.has(other)) {
            throw CommandFailure.usage(
                    "Options --" + one + " and --" + other + " are mutually exclusive");
        }
    }

    private void requires(String option, String needed) {
        if (arguments.has(option) && !arguments.has(needed)) {
            throw CommandFailure.usage("Option --" + needed + " is required by option --" + option);
        }
    }

    /// Checks the values.
    void checkValues() {
        for (String name : MigrateOptions.NUMBERS) {
            Integer number = arguments.number(name);
            if (number != null && number < 0) {
                throw CommandFailure.of(
                        ErrorCode.INVALID_ARG,
                        "Numeric value '"
                                + arguments.raw(name)
                                + "' for <"
                                + name
                                + "> option is malformed or out of range");
            }
        }
        Integer timeout = arguments.number("timeout");
        if (timeout != null && timeout > 0 && !arguments.has("live")) {
            throw CommandFailure.usage("migrate: Unexpected timeout for offline migration");
        }
        if (!arguments.has("timeout")
                && (arguments.has("timeout-suspend") || arguments.has("timeout-postcopy"))) {
            throw CommandFailure.usage("migrate: Unexpected --timeout-* option without --timeout");
        }
        if (arguments.has("copy-storage-synchronous-writes")
                && !arguments.has("copy-storage-all")
                && !arguments.has("copy-storage-inc")) {
            throw CommandFailure.usage(
                    "'--copy-storage-synchronous-writes' requires one of '--copy-storage-all',"
                            + " 'copy-storage-inc'");
        }
    }

    /// Checks what libvirt checks.
    void checkFlags(Connection source) {
        boolean remote = arguments.has("p2p") || arguments.has("direct");
        FlagFailure.refuseReadOnly(source, remote ? "virDomainMigrateToURI3" : "virDomainMigrate3");
        if (arguments.has("copy-storage-all") && arguments.has("copy-storage-inc")) {
            throw FlagFailure.exclusive(
                    "VIR_MIGRATE_NON_SHARED_DISK", "VIR_MIGRATE_NON_SHARED_INC");
        }
        if (arguments.has("tunnelled") && !arguments.has("p2p")) {
            throw FlagFailure.of("cannot perform tunnelled migration without using peer2peer flag");
        }
        for (String way : List.of("p2p", "direct", "offline")) {
            if (arguments.has(way)) {
                throw unsupported(way + " migration is not supported by the source host");
            }
        }
        if (arguments.has("change-protection")) {
            throw unsupported("cannot enforce change protection");
        }
        if (MigrateOptions.EXTENSIBLE.stream().anyMatch(this::isExtension)) {
            throw unsupported(
                    "Migration APIs with extensible parameters are not supported but extended"
                            + " parameters were passed");
        }
        if (arguments.has("xml")) {
            throw unsupported("Unable to change target guest XML during migration");
        }
        refuse(OF_BOTH, "esxDomainMigratePrepare");
        refuse(OF_SOURCE, "esxDomainMigratePerform");
    }

    /// Which disks move is ours to say where there is a datastore for them.
    private boolean isExtension(String option) {
        return arguments.has(option)
                && !(option.equals("migrate-disks") && arguments.has("datastore"));
    }

    private void refuse(Map<String, Integer> flags, String function) {
        int given =
                flags.entrySet().stream()
                        .filter(flag -> arguments.has(flag.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        if (given != 0) {
            throw new DomainChange.UnsupportedFlags(given, function);
        }
    }

    private static VirtException unsupported(String detail) {
        return new VirtException(ErrorCode.ARGUMENT_UNSUPPORTED, ErrorDomain.DOMAIN, detail, null);
    }
}
