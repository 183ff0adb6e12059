package dev.vireo.soap;

import java.util.Arrays;

/// The way from the root of a message to the value at hand, for error messages. Costs next to
/// nothing as long as nobody asks for its text.
final class ValuePath {
    private static final int NO_ITEM = -1;

    private String[] names = new String[16];
    private int[] items = new int[16];
    private int depth;

    ValuePath(String root) {
        push(root);
    }

    /// Goes to a member.
    void push(String name) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            items = Arrays.copyOf(items, depth * 2);
        }
        names[depth] = name;
        items[depth++] = NO_ITEM;
    }

    /// Goes to an item of the list at hand.
    void item(int index) {
        items[depth - 1] = index;
    }

    /// Goes back from a member.
    void pop() {
        depth--;
    }

    /// Returns for example `ReconfigVM_Task.spec.deviceChange[2].device.key`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(i == 0 ? "" : ".").append(Excerpt.of(names[i]));
            if (items[i] != NO_ITEM) {
                text.append('[').append(items[i]).append(']');
            }
        }
        return text.toString();
    }
}
