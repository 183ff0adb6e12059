package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.UserSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks around after the login: clock, license, state of the hosts, sessions, privileges.
///
/// @param notes where findings go
/// @param session the login
/// @param uri where the server is
/// @param clock this machine's clock
/// @param user who has logged in
record DoctorSession(
        DiagnosisNotes notes, EsxSession session, EsxUri uri, InstantSource clock, String user) {
    private static final Duration LARGE_DIFFERENCE = Duration.ofSeconds(60);
    private static final String SESSIONS = "sessionList";

    /// Hosts refuse logins above 500.
    private static final int MANY_SESSIONS = 400;

    void check() {
        checkClock();
        Scope scope;
        try {
            scope = EsxDriverProvider.scope(uri, session);
        } catch (VirtException e) {
            notes.failed(Check.HOST, e.detail(), "let the URI's path name something that is there");
            return;
        }
        List<Row> rows = rows(scope);
        new DoctorLicense(notes, uri).check(find(rows, ServiceContent::licenseManager));
        new DoctorHosts(notes, uri)
                .check(rows.stream().filter(row -> row.isType(Scope.HOST)).toList());
        checkSessions(find(rows, ServiceContent::sessionManager));
        new DoctorPrivileges(notes, session, uri, user).check(new PlaceTree(scope.root(), rows));
    }

    private void checkClock() {
        Instant before = clock.instant();
        Instant there;
        try {
            there =
                    session.call(
                            CurrentTimeRequest.builder(EsxSession.SERVICE_INSTANCE).build(),
                            "read",
                            "the server's clock");
        } catch (VirtException e) {
            notes.notChecked(Check.CLOCK, e.detail());
            return;
        }
        Duration onTheWay = Duration.between(before, clock.instant());
        Duration ahead = Duration.between(before.plus(onTheWay.dividedBy(2)), there);
        Map<String, String> facts = Map.of("secondsAhead", Long.toString(ahead.toSeconds()));
        if (ahead.abs().compareTo(LARGE_DIFFERENCE.plus(onTheWay)) <= 0) {
            notes.good(Check.CLOCK, "agrees within " + (1 + ahead.abs().toSeconds()) + " s", facts);
            return;
        }
        notes.warning(
                Check.CLOCK,
                "the server's clock is "
                        + span(ahead.abs())
                        + (ahead.isNegative() ? " behind" : " ahead of")
                        + " this machine's; times of events and snapshots, certificates and"
                        + " tickets for files suffer from it",
                facts,
                "set the one that is wrong: here 'timedatectl set-ntp true', there "
                        + (uri.scheme() == Scheme.VPX
                                ? "https://"
                                        + uri.endpoint().host()
                                        + ":5480/, Time, with an NTP server"
                                : "'esxcli system ntp set --server=pool.ntp.org --enabled=true' on"
                                        + " the host's console"));
    }

    private static String span(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /// Fetches all in one request, or one by one from a server that does not know one of the
    /// properties.
    private List<Row> rows(Scope scope) {
        List<PropertyFilterSpec> wanted = new ArrayList<>();
        wanted.add(scope.places(PlaceTree.PROPERTIES, DoctorHosts.PROPERTIES));
        session.find(ServiceContent::licenseManager)
                .ifPresent(manager ->
                        wanted.add(Scope.object(manager, List.of(DoctorLicense.LICENSES))));
        session.find(ServiceContent::sessionManager)
                .ifPresent(manager -> wanted.add(Scope.object(manager, List.of(SESSIONS))));
        try {
            return session.rows(wanted, "the server's state");
        } catch (VirtException _) { // what cannot be had is noted as such below
            List<Row> rows = new ArrayList<>();
            for (PropertyFilterSpec one : wanted) {
                rows.addAll(readable(one));
            }
            return rows;
        }
    }

    private List<Row> readable(PropertyFilterSpec wanted) {
        try {
            return session.rows(wanted, "the server's state");
        } catch (VirtException _) { // noted by whoever misses it
            return List.of();
        }
    }

    private Optional<Row> find(
            List<Row> rows, Function<ServiceContent, @Nullable ManagedObjectReference> which) {
        return session.find(which)
                .flatMap(object ->
                        rows.stream().filter(row -> row.object().equals(object)).findFirst());
    }

    private void checkSessions(Optional<Row> manager) {
        Optional<List<UserSession>> all =
                manager.filter(row -> !row.refused().containsKey(SESSIONS))
                        .map(row -> row.list(SESSIONS, UserSession.class));
        if (all.isEmpty() || all.get().isEmpty()) {
            notes.notChecked(
                    Check.SESSIONS,
                    "the server does not show them to this account (Sessions.TerminateSession)");
            return;
        }
        int count = all.get().size();
        Map<String, String> facts = Map.of("count", Integer.toString(count));
        if (count < MANY_SESSIONS) {
            notes.good(Check.SESSIONS, count + " logged in, this one included", facts);
        } else {
            notes.warning(
                    Check.SESSIONS,
                    count + " logged in; a host refuses logins above 500",
                    facts,
                    "find the program that does not log out, and end its sessions (host client,"
                            + " Monitor, or 'govc session.ls' and 'govc session.rm')");
        }
    }
}
