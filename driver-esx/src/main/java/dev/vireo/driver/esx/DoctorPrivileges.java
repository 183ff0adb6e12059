package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.VirtException;
import dev.vireo.vim.EntityPrivilege;
import dev.vireo.vim.FetchUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntitiesRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PrivilegeAvailability;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.UserPrivilegeResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks which commands the account may not use for lack of privileges.
///
/// @param notes where findings go
/// @param session the login
/// @param uri where the server is
/// @param user who has logged in
record DoctorPrivileges(DiagnosisNotes notes, EsxSession session, EsxUri uri, String user) {
    private static final String READING = "read";
    private static final String WHAT = "the account's privileges";

    void check(ManagedObjectReference place) {
        Optional<ManagedObjectReference> manager =
                session.find(ServiceContent::authorizationManager);
        if (manager.isEmpty()) {
            notes.notChecked(Check.PRIVILEGES, "the server has no authorization manager");
            return;
        }
        List<CommandPrivileges> groups = CommandPrivileges.of(uri.scheme());
        try {
            note(groups, granted(manager.get(), place, CommandPrivileges.all(groups)), place);
        } catch (VirtException e) {
            notes.notChecked(Check.PRIVILEGES, e.detail());
        }
    }

    /// A server that does not know one of the privileges refuses the question; then all that the
    /// account has are fetched.
    private Set<String> granted(
            ManagedObjectReference manager, ManagedObjectReference place, List<String> wanted) {
        try {
            return has(manager, place, wanted);
        } catch (VirtException e) {
            if (!FaultTranslator.isRefusal(e)) {
                throw e;
            }
            return fetched(manager, place);
        }
    }

    private Set<String> has(
            ManagedObjectReference manager, ManagedObjectReference place, List<String> wanted) {
        Set<String> granted = new HashSet<>();
        List<EntityPrivilege> answers =
                session.call(
                        HasPrivilegeOnEntitiesRequest.builder(manager)
                                .entity(List.of(place))
                                .sessionId(session.key())
                                .privId(wanted)
                                .build(),
                        "read",
                        WHAT);
        for (EntityPrivilege answer : answers) {
            for (PrivilegeAvailability privilege : answer.privAvailability()) {
                if (privilege.isGranted()) {
                    granted.add(privilege.privId());
                }
            }
        }
        return granted;
    }

    private Set<String> fetched(ManagedObjectReference manager, ManagedObjectReference place) {
        Set<String> granted = new HashSet<>();
        List<UserPrivilegeResult> answers =
                session.call(
                        FetchUserPrivilegeOnEntitiesRequest.builder(manager)
                                .entities(List.of(place))
                                .userName(user)
                                .build(),
                        "read",
                        WHAT);
        answers.forEach(answer -> granted.addAll(answer.privileges()));
        return granted;
    }

    private void note(
            List<CommandPrivileges> groups, Set<String> granted, ManagedObjectReference place) {
        List<String> complete = new ArrayList<>();
        for (CommandPrivileges group : groups) {
            List<String> missing = group.missing(granted);
            if (missing.isEmpty()) {
                complete.add(group.group());
            } else {
                lack(group, missing, place);
            }
        }
        if (!complete.isEmpty()) {
            notes.good(
                    Check.PRIVILEGES,
                    "enough for " + String.join(", ", complete),
                    Map.of("groups", String.join(",", complete)));
        }
    }

    private void lack(CommandPrivileges group, List<String> missing, ManagedObjectReference place) {
        String text =
                group.group()
                        + " ("
                        + group.commands()
                        + "): '"
                        + user
                        + "' lacks "
                        + String.join(", ", missing);
        Map<String, String> facts =
                Map.of("group", group.group(), "missing", String.join(",", missing));
        String fix =
                "give '"
                        + user
                        + "' a role that has "
                        + (missing.size() == 1 ? "it" : "them")
                        + " on "
                        + place.type()
                        + " "
                        + place.value()
                        + ", with Propagate to children"
                        + (uri.scheme() == Scheme.VPX && uri.path().isEmpty()
                                ? ", or, if it has rights on a part only, name that part:"
                                        + " vpx://.../DATACENTER"
                                : "")
                        + (uri.scheme() == Scheme.VPX
                                ? ""
                                : " (host client, Host, Permissions; for all of them 'esxcli"
                                        + " system permission set --id "
                                        + user
                                        + " --role Admin' on its console)");
        if (group.group().equals(READING)) {
            notes.failed(Check.PRIVILEGES, text, facts, fix);
        } else {
            notes.warning(Check.PRIVILEGES, text, facts, fix);
        }
    }
}
