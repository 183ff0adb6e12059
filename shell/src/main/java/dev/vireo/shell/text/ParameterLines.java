package dev.vireo.shell.text;

/// Parameters as virsh prints them: a name, a colon, a value.
public final class ParameterLines {
    private static final int WIDTH = 15;

    private final StringBuilder text = new StringBuilder();

    public ParameterLines add(String name, String value) {
        text.append(name).repeat(' ', Math.max(0, WIDTH - name.length())).append(": ");
        text.append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
