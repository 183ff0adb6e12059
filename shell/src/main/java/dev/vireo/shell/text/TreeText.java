package dev.vireo.shell.text;

import java.util.List;
import java.util.function.Function;

/// Draws trees as virsh does.
///
/// @param <T> what the nodes are
public final class TreeText<T> {
    private final Function<T, List<T>> children;
    private final Function<T, String> label;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder indent = new StringBuilder();

    public TreeText(Function<T, List<T>> children, Function<T, String> label) {
        this.children = children;
        this.label = label;
    }

    /// Draws a tree.
    ///
    /// @param root the node at its top
    public TreeText<T> add(T root) {
        text.append(label.apply(root)).append('\n');
        below(root, true);
        return this;
    }

    /// Draws what is below a node.
    ///
    /// @param last whether the node is the last one of its parent's
    private void below(T node, boolean last) {
        List<T> nodes = children.apply(node);
        if (!nodes.isEmpty()) {
            text.append(indent).append("  |\n");
        }
        indent.append("  ");
        for (int i = 0; i < nodes.size(); i++) {
            boolean isLast = i == nodes.size() - 1;
            text.append(indent).append("+- ").append(label.apply(nodes.get(i))).append('\n');
            indent.append(isLast ? "  " : "| ");
            below(nodes.get(i), isLast);
            indent.setLength(indent.length() - 2);
        }
        indent.setLength(indent.length() - 2);
        if (nodes.isEmpty() && last) {
            text.append(indent).append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
