package dev.vireo.driver.esx;

import dev.vireo.model.VirtException;
import dev.vireo.vim.EntityPrivilege;
import dev.vireo.vim.FetchUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntityRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PrivilegeAvailability;
import dev.vireo.vim.UserPrivilegeResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks the server what the account may do with objects.
///
/// @param session the login
/// @param manager the authorization manager
/// @param user who has logged in
/// @param privileges what is asked about
record PrivilegeQuestion(
        EsxSession session, ManagedObjectReference manager, String user, List<String> privileges) {
    private static final String WHAT = "the account's privileges";

    /// Asks in one request. A server that refuses it, as it does not know one of the privileges, is
    /// asked for all that the account has, and one that is too old for that about one object after
    /// the other.
    ///
    /// @return the privileges that are granted
    Map<ManagedObjectReference, Set<String>> ask(List<ManagedObjectReference> places) {
        try {
            return has(places);
        } catch (VirtException e) {
            if (!FaultTranslator.isRefusal(e)) {
                throw e;
            }
        }
        try {
            return fetched(places);
        } catch (VirtException e) {
            if (!FaultTranslator.isRefusal(e)) {
                throw e;
            }
        }
        return eachHas(places);
    }

    private Map<ManagedObjectReference, Set<String>> has(List<ManagedObjectReference> places) {
        Map<ManagedObjectReference, Set<String>> granted = new HashMap<>();
        List<EntityPrivilege> answers =
                session.call(
                        HasPrivilegeOnEntitiesRequest.builder(manager)
                                .entity(places)
                                .sessionId(session.key())
                                .privId(privileges)
                                .build(),
                        "read",
                        WHAT);
        for (EntityPrivilege answer : answers) {
            Set<String> here = granted.computeIfAbsent(answer.entity(), _ -> new HashSet<>());
            for (PrivilegeAvailability privilege : answer.privAvailability()) {
                if (privilege.isGranted()) {
                    here.add(privilege.privId());
                }
            }
        }
        return granted;
    }

    private Map<ManagedObjectReference, Set<String>> fetched(List<ManagedObjectReference> places) {
        Map<ManagedObjectReference, Set<String>> granted = new HashMap<>();
        List<UserPrivilegeResult> answers =
                session.call(
                        FetchUserPrivilegeOnEntitiesRequest.builder(manager)
                                .entities(places)
                                .userName(user)
                                .build(),
                        "read",
                        WHAT);
        answers.forEach(answer -> granted.put(answer.entity(), Set.copyOf(answer.privileges())));
        return granted;
    }

    private Map<ManagedObjectReference, Set<String>> eachHas(List<ManagedObjectReference> places) {
        Map<ManagedObjectReference, Set<String>> granted = new HashMap<>();
        for (ManagedObjectReference place : places) {
            List<Boolean> answers =
                    session.call(
                            HasPrivilegeOnEntityRequest.builder(manager)
                                    .entity(place)
                                    .sessionId(session.key())
                                    .privId(privileges)
                                    .build(),
                            "read",
                            WHAT);
            Set<String> here = new HashSet<>();
            for (int i = 0; i < Math.min(answers.size(), privileges.size()); i++) {
                if (answers.get(i)) {
                    here.add(privileges.get(i));
                }
            }
            granted.put(place, here);
        }
        return granted;
    }
}
