package dev.vireo.shell.inventory;

import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.TreeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An inventory, drawn.
///
/// @param server the name of the server
/// @param product what runs there
/// @param tree what is in it
record TreeReply(String server, String product, InventoryTree tree) implements Reply {
    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        draw(text, false);
    }

    @Override
    public void appendColoured(StringBuilder text, boolean quiet) {
        draw(text, true);
    }

    private void draw(StringBuilder text, boolean coloured) {
        String root = product.isEmpty() ? server : server + " (" + product + ")";
        String tree =
                new TreeText<Optional<Place>>(
                                node -> below(node).stream().map(Optional::of).toList(),
                                node -> node.map(place -> place.label(coloured)).orElse(root))
                        .add(Optional.empty())
                        .toString();
        // Only commands that virsh has too end lines in its blanks.
        tree.stripTrailing()
                .lines()
                .forEach(line -> text.append(line.stripTrailing()).append('\n'));
    }

    private List<Place> below(Optional<Place> node) {
        return node.map(tree::below).orElseGet(tree::roots);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("kind", "server");
        root.put("name", server);
        root.put("product", product);
        root.put("children", tree.roots().stream().map(this::members).toList());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("tree", root);
        return members;
    }

    private Map<String, @Nullable Object> members(Place place) {
        return place.members(tree.below(place).stream().map(this::members).toList());
    }
}
