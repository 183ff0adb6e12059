package dev.vireo.shell.command;

/// Lines of a label and a value, the values below each other.
public final class Labelled {
    private final StringBuilder text = new StringBuilder();
    private final int width;

    public Labelled(int width) {
        this.width = width;
    }

    public void add(String label, String value) {
        text.append(label);
        text.repeat(' ', Math.max(0, width - label.length())).append(' ');
        text.append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
