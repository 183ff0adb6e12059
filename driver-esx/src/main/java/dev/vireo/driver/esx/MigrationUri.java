package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a machine migrates to, as libvirt's driver has it: `vpxmigr://SERVER/POOL/HOST`, with the
/// vCenter's address and the references of resource pool and host.
///
/// @param server the vCenter's name or address, an IPv6 address without brackets
/// @param pool the resource pool's reference
/// @param host the host's reference
record MigrationUri(String server, ManagedObjectReference pool, ManagedObjectReference host) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<scheme>[^:/]*)://(?<server>\\[[^\\]]*\\]|[^/:]*)(:\\d+)?(?<path>.*)");
    private static final Pattern PATH = Pattern.compile("/(?<pool>[^/]+)/(?<host>[^/]+)");

    /// Reads one.
    ///
    /// @throws VirtException `INVALID_ARG`, as in libvirt A URI has no types; vCenters number vApps
    ///   apart from other pools.
    private static ManagedObjectReference pool(String value) {
        return new ManagedObjectReference(
                value.startsWith("resgroup-v") ? "VirtualApp" : "ResourcePool", value);
    }

    static MigrationUri parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !form.group("scheme").equalsIgnoreCase("vpxmigr")) {
            throw invalid("Only vpxmigr:// migration URIs are supported");
        }
        Matcher path = PATH.matcher(form.group("path"));
        if (!path.matches()) {
            throw invalid("Migration URI has to specify resource pool and host system");
        }
        return new MigrationUri(
                form.group("server").replaceAll("[\\[\\]]", ""),
                pool(path.group("pool")),
                new ManagedObjectReference(Scope.HOST, path.group("host")));
    }

    @Override
    public String toString() {
        String shown = server.indexOf(':') >= 0 ? "[" + server + "]" : server;
        return "vpxmigr://" + shown + "/" + pool.value() + "/" + host.value();
    }

    private static VirtException invalid(String detail) {
        return new VirtException(ErrorCode.INVALID_ARG, detail);
    }
}
