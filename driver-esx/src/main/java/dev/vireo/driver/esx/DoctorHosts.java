package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.client.OneLine;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostLockdownMode;
import dev.vireo.vim.HostSystemConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks whether hosts are at work: connected, not in maintenance, and open to logins.
///
/// @param notes where findings go
/// @param uri where the server is
record DoctorHosts(DiagnosisNotes notes, EsxUri uri) {
    private static final String NAME = "name";
    private static final String CONNECTED = "runtime.connectionState";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";
    private static final String LOCKDOWN = "config.lockdownMode";
    private static final int MOST_NAMES = 5;

    /// What is asked for beside the name.
    static final List<String> PROPERTIES = List.of(CONNECTED, MAINTENANCE, LOCKDOWN);

    void check(List<Row> hosts) {
        if (hosts.isEmpty()) {
            notes.failed(
                    Check.HOST,
                    "the server shows no host to this account",
                    "give it a role with System.Read on the hosts, with Propagate to children");
            return;
        }
        List<String> away = names(hosts, row -> !isConnected(row));
        List<String> maintained =
                names(hosts, row -> find(row, MAINTENANCE, Boolean.class).orElse(false));
        List<String> locked = names(hosts, DoctorHosts::isLocked);
        if (!away.isEmpty()) {
            warn(away, "not connected to the vCenter", "reconnect it in the vSphere Client");
        }
        if (!maintained.isEmpty()) {
            warn(
                    maintained,
                    "in maintenance mode: no domain can be started there",
                    "'esxcli system maintenanceMode set --enable false' on the host's console, or"
                            + " Exit Maintenance Mode in its client");
        }
        if (!locked.isEmpty()) {
            noteLockdown(locked);
        }
        if (away.isEmpty() && maintained.isEmpty()) {
            notes.good(
                    Check.HOST,
                    (hosts.size() == 1
                                    ? names(hosts, _ -> true).getFirst() + " is"
                                    : hosts.size() + " hosts are")
                            + " connected and not in maintenance mode",
                    Map.of("hosts", Integer.toString(hosts.size())));
        }
    }

    private void noteLockdown(List<String> hosts) {
        if (uri.scheme() == Scheme.VPX) {
            warn(
                    hosts,
                    "in lockdown mode: fine for a connection to the vCenter, but logins at the host"
                            + " itself are refused",
                    "nothing, as long as vpx:// is used");
        } else {
            warn(
                    hosts,
                    "in lockdown mode: only exception users may log in here",
                    "connect through its vCenter with vpx://VCENTER/, or end lockdown mode (vSphere"
                            + " Client, Host, Configure, Security Profile)");
        }
    }

    private void warn(List<String> hosts, String text, String fix) {
        String shown =
                String.join(", ", hosts.subList(0, Math.min(hosts.size(), MOST_NAMES)))
                        + (hosts.size() > MOST_NAMES
                                ? " and " + (hosts.size() - MOST_NAMES) + " more"
                                : "");
        notes.warning(
                Check.HOST,
                shown + (hosts.size() == 1 ? " is " : " are ") + text,
                Map.of("names", String.join(",", hosts)),
                fix);
    }

    private static boolean isConnected(Row row) {
        Optional<HostSystemConnectionState> state =
                find(row, CONNECTED, HostSystemConnectionState.class);
        return state.isEmpty() || state.get().equals(HostSystemConnectionState.CONNECTED);
    }

    private static boolean isLocked(Row row) {
        Optional<HostLockdownMode> mode = find(row, LOCKDOWN, HostLockdownMode.class);
        return mode.isPresent() && !mode.get().equals(HostLockdownMode.LOCKDOWN_DISABLED);
    }

    private static List<String> names(List<Row> hosts, Predicate<Row> which) {
        List<String> names = new ArrayList<>();
        for (Row row : hosts) {
            if (which.test(row)) {
                names.add(OneLine.of(find(row, NAME, String.class).orElse(row.object().value())));
            }
        }
        return names;
    }

    /// What the account may not read counts as unremarkable.
    private static <T> Optional<T> find(Row row, String path, Class<T> type) {
        try {
            return row.find(path, type);
        } catch (VirtException _) {
            return Optional.empty();
        }
    }
}
