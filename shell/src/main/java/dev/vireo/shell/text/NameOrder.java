package dev.vireo.shell.text;

/// The order in which virsh lists names.
public final class NameOrder {
    private NameOrder() {}

    /// Compares as C's `strcasecmp`: by characters, with the case of ASCII letters ignored.
    public static int compare(String a, String b) {
        int[] pointsA = a.codePoints().toArray();
        int[] pointsB = b.codePoints().toArray();
        int common = Math.min(pointsA.length, pointsB.length);
        for (int i = 0; i < common; i++) {
            int difference = lowerCase(pointsA[i]) - lowerCase(pointsB[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return pointsA.length - pointsB.length;
    }

    private static int lowerCase(int point) {
        return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    }
}
