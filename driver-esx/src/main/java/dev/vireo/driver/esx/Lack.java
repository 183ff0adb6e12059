package dev.vireo.driver.esx;

import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.stream.Collectors;

/// Privileges that an account lacks on some objects of a kind.
///
/// @param kind the kind
/// @param missing the privileges
/// @param places the objects, none if the account sees none of the kind where there must be one
/// @param all how many objects of the kind there are
record Lack(PlaceKind kind, List<String> missing, List<ManagedObjectReference> places, int all) {
    private static final int MOST_NAMES = 3;

    Lack {
        missing = List.copyOf(missing);
        places = List.copyOf(places);
    }

    /// Words what is missing where.
    String text(PlaceTree tree) {
        return String.join(", ", missing) + " on " + where(tree);
    }

    private String where(PlaceTree tree) {
        if (places.isEmpty()) {
            return "the " + kind.word() + ", which it does not see";
        }
        String names =
                places.stream()
                        .limit(MOST_NAMES)
                        .map(place -> "'" + tree.path(place) + "'")
                        .collect(Collectors.joining(", "));
        if (all == 1) {
            return PlaceTree.word(places.getFirst()) + " " + names;
        }
        if (places.size() == all) {
            return "all " + all + " " + words();
        }
        return places.size()
                + " of "
                + all
                + " "
                + words()
                + " ("
                + names
                + (places.size() > MOST_NAMES ? ", ..." : "")
                + ")";
    }

    /// Where there are no machines it is their folders.
    private String words() {
        return places.getFirst().type().equals("Folder") && kind == PlaceKind.MACHINE
                ? PlaceKind.MACHINE_FOLDER.words()
                : kind.words();
    }
}
