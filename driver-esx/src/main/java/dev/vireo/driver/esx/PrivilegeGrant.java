package dev.vireo.driver.esx;

import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Words how an account is given privileges that it lacks: where, and with which tools.
///
/// @param scheme the kind of server
/// @param user the account
/// @param tree the inventory
/// @param places where the role is given, at least one place
/// @param partly whether there are places where nothing is missing
record PrivilegeGrant(
        Scheme scheme,
        String user,
        PlaceTree tree,
        List<ManagedObjectReference> places,
        boolean partly) {
    private static final int MOST_PLACES = 3;

    PrivilegeGrant {
        places = List.copyOf(places);
    }

    static PrivilegeGrant of(Scheme scheme, String user, List<Lack> lacks, PlaceTree tree) {
        List<ManagedObjectReference> lacking = new ArrayList<>();
        boolean partly = false;
        for (Lack lack : lacks) {
            lacking.addAll(lack.places());
            partly |= lack.places().size() < lack.all();
            if (lack.places().isEmpty()) {
                lacking.addAll(
                        tree.datacenters().isEmpty() ? List.of(tree.top()) : tree.datacenters());
            }
        }
        return new PrivilegeGrant(scheme, user, tree, places(scheme, lacking, tree), partly);
    }

    /// A host's client and console know permissions for the whole host.
    private static List<ManagedObjectReference> places(
            Scheme scheme, List<ManagedObjectReference> lacking, PlaceTree tree) {
        Optional<ManagedObjectReference> root =
                scheme == Scheme.VPX ? Optional.empty() : tree.root(lacking);
        if (root.isPresent()) {
            return List.of(root.get());
        }
        Set<ManagedObjectReference> places = new LinkedHashSet<>();
        lacking.forEach(place -> places.add(tree.permitted(place)));
        if (places.size() == 1) {
            return List.copyOf(places);
        }
        Optional<ManagedObjectReference> common = tree.common(lacking);
        return common.<List<ManagedObjectReference>>map(List::of)
                .orElseGet(() -> List.copyOf(places));
    }

    /// Returns the paths of the places.
    List<String> paths() {
        return places.stream().map(tree::path).toList();
    }

    /// Words what to do.
    ///
    /// @param count how many privileges are missing
    String text(int count) {
        List<ManagedObjectReference> some = places.subList(0, Math.min(places.size(), MOST_PLACES));
        String named =
                some.stream().map(this::named).collect(Collectors.joining(", "))
                        + (places.size() > MOST_PLACES
                                ? " and " + (places.size() - MOST_PLACES) + " more"
                                : "");
        return "give '"
                + user
                + "' a role that has "
                + (count == 1 ? "it" : "them")
                + " beside what it may do now on "
                + named
                + ", with Propagate to children"
                + (scheme == Scheme.VPX ? inVcenter() : onHost())
                + "; or: govc permissions.set -principal "
                + ShellWord.of(user)
                + " -role ROLE -propagate=true "
                + places.stream()
                        .map(place -> ShellWord.of(pattern(tree.path(place))))
                        .collect(Collectors.joining(" "));
    }

    private String inVcenter() {
        return (partly ? ", or name a part in the URI where it has them: vpx://.../DATACENTER" : "")
                + ": vSphere Client, select it, Permissions, Add";
    }

    private String onHost() {
        return ": host client, Host, Manage, Permissions; for all privileges 'esxcli system"
                + " permission set --id "
                + ShellWord.of(user)
                + " --role Admin' on its console";
    }

    private String named(ManagedObjectReference place) {
        return PlaceTree.word(place) + " '" + tree.path(place) + "'";
    }

    /// Writes a path so that `govc`, which takes patterns, finds just this one.
    private static String pattern(String path) {
        return path.replaceAll("([\\\\*?\\[])", "\\\\$1");
    }
}
