package dev.vireo.client;

/// Makes text that came from elsewhere fit into a one-line message.
public final class OneLine {
    private static final int MAX_LENGTH = 400;

    private OneLine() {}

    /// Returns the text with control characters and line ends turned into single blanks, invisible
    /// formatting characters left out, and cut after 400 characters.
    ///
    /// @param text the text, for example a server's
    /// @return one line of it
    public static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                blank = true;
                continue;
            }
            if (Character.getType(c) == Character.FORMAT) {
                continue; // such as those that turn the direction of writing
            }
            if (blank && !line.isEmpty()) {
                line.append(' ');
            }
            blank = false;
            if (line.length() >= MAX_LENGTH) {
                return line.append("...").toString();
            }
            line.append(c);
        }
        return line.toString();
    }
}
