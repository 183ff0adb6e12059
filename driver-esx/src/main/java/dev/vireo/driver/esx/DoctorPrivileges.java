package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks which commands the account may not use for lack of privileges on what they act upon.
///
/// There may be thousands of machines: of those on which the account has the same role only one is
/// asked about.
///
/// @param notes where findings go
/// @param session the login
/// @param uri where the server is
/// @param user who has logged in
record DoctorPrivileges(DiagnosisNotes notes, EsxSession session, EsxUri uri, String user) {
    private static final String READING = "read";

    void check(PlaceTree tree) {
        Optional<ManagedObjectReference> manager =
                session.find(ServiceContent::authorizationManager);
        if (manager.isEmpty()) {
            notes.notChecked(Check.PRIVILEGES, "the server has no authorization manager");
            return;
        }
        List<CommandPrivileges> groups = CommandPrivileges.of(uri.scheme());
        try {
            note(groups, tree, granted(manager.get(), groups, tree));
        } catch (VirtException e) {
            notes.notChecked(Check.PRIVILEGES, e.detail());
        }
    }

    private Map<ManagedObjectReference, Set<String>> granted(
            ManagedObjectReference manager, List<CommandPrivileges> groups, PlaceTree tree) {
        Map<List<Object>, ManagedObjectReference> asked = new LinkedHashMap<>();
        for (PlaceKind kind : PlaceKind.values()) {
            for (ManagedObjectReference place : places(tree, kind)) {
                asked.putIfAbsent(alike(tree, place), place);
            }
        }
        Map<ManagedObjectReference, Set<String>> answers =
                new PrivilegeQuestion(session, manager, user, CommandPrivileges.all(groups))
                        .ask(List.copyOf(asked.values()));
        Map<ManagedObjectReference, Set<String>> granted = new HashMap<>();
        for (PlaceKind kind : PlaceKind.values()) {
            for (ManagedObjectReference place : places(tree, kind)) {
                ManagedObjectReference like = asked.get(alike(tree, place));
                granted.put(place, answers.getOrDefault(like, Set.of()));
            }
        }
        return granted;
    }

    private static List<Object> alike(PlaceTree tree, ManagedObjectReference place) {
        return List.of(place.type(), tree.rights(place));
    }

    /// Returns what stands for a kind: where there are no machines, datastores or networks yet,
    /// what new ones will inherit from.
    private static List<ManagedObjectReference> places(PlaceTree tree, PlaceKind kind) {
        List<ManagedObjectReference> places = tree.of(kind);
        if (!places.isEmpty()) {
            return places;
        }
        return switch (kind) {
            case MACHINE -> tree.of(PlaceKind.MACHINE_FOLDER);
            case DATASTORE, NETWORK -> List.of(tree.top());
            case MACHINE_FOLDER, NETWORK_FOLDER, POOL, HOST -> List.of();
        };
    }

    private void note(
            List<CommandPrivileges> groups,
            PlaceTree tree,
            Map<ManagedObjectReference, Set<String>> granted) {
        List<String> complete = new ArrayList<>();
        for (CommandPrivileges group : groups) {
            List<Lack> lacks = new ArrayList<>();
            group.needs()
                    .forEach((kind, needed) ->
                            lacks.addAll(lacks(kind, needed, places(tree, kind), granted)));
            if (lacks.isEmpty()) {
                complete.add(group.group());
            } else {
                warn(group, lacks, tree);
            }
        }
        if (!complete.isEmpty()) {
            notes.good(
                    Check.PRIVILEGES,
                    "enough for " + String.join(", ", complete),
                    Map.of("groups", String.join(",", complete)));
        }
    }

    private static List<Lack> lacks(
            PlaceKind kind,
            List<String> needed,
            List<ManagedObjectReference> places,
            Map<ManagedObjectReference, Set<String>> granted) {
        if (places.isEmpty()) {
            return List.of(new Lack(kind, needed, List.of(), 0));
        }
        Map<List<String>, List<ManagedObjectReference>> missing = new LinkedHashMap<>();
        for (ManagedObjectReference place : places) {
            Set<String> has = granted.getOrDefault(place, Set.of());
            List<String> lacking = needed.stream().filter(each -> !has.contains(each)).toList();
            if (!lacking.isEmpty()) {
                missing.computeIfAbsent(lacking, _ -> new ArrayList<>()).add(place);
            }
        }
        List<Lack> lacks = new ArrayList<>();
        missing.forEach(
                (lacking, where) -> lacks.add(new Lack(kind, lacking, where, places.size())));
        return lacks;
    }

    private void warn(CommandPrivileges group, List<Lack> lacks, PlaceTree tree) {
        Set<String> missing = new LinkedHashSet<>();
        lacks.forEach(lack -> missing.addAll(lack.missing()));
        PrivilegeGrant grant = PrivilegeGrant.of(uri.scheme(), user, lacks, tree);
        String text =
                group.group()
                        + " ("
                        + String.join(", ", group.commands())
                        + "): '"
                        + user
                        + "' lacks "
                        + lacks.stream()
                                .map(lack -> lack.text(tree))
                                .collect(Collectors.joining("; "));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("group", group.group());
        facts.put("commands", String.join(",", group.commands()));
        facts.put("missing", String.join(",", missing));
        facts.put("places", String.join(",", grant.paths()));
        if (group.group().equals(READING)) {
            notes.failed(Check.PRIVILEGES, text, facts, grant.text(missing.size()));
        } else {
            notes.warning(Check.PRIVILEGES, text, facts, grant.text(missing.size()));
        }
    }
}
