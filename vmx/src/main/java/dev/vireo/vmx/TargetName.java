package dev.vireo.vmx;

/// The names of disks in the guest: a prefix, and letters that count like `a` ... `z`, `aa` ...
///
/// libvirt: `virDiskNameToIndex` and `virIndexToDiskName`.
public final class TargetName {
    private static final int LETTERS = 26;

    private TargetName() {}

    /// Returns the number that a name stands for.
    ///
    /// @param name the name, such as `sdb`; a number of a partition may follow
    /// @param prefix the length of the prefix
    /// @return the number from 0, or -1 if the name is none
    static int index(String name, int prefix) {
        long index = 0;
        int at = prefix;
        while (at < name.length() && name.charAt(at) >= 'a' && name.charAt(at) <= 'z') {
            index = index * LETTERS + (name.charAt(at) - 'a' + 1);
            if (index > Integer.MAX_VALUE) {
                return -1;
            }
            at++;
        }
        return at > prefix && isPartition(name, at) ? (int) (index - 1) : -1;
    }

    private static boolean isPartition(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// Returns the name that stands for a number.
    ///
    /// @param prefix the prefix
    /// @param index the number from 0
    /// @return the name
    public static String of(String prefix, int index) {
        StringBuilder letters = new StringBuilder();
        int left = index + 1;
        while (left > 0) {
            left--;
            letters.insert(0, (char) ('a' + left % LETTERS));
            left /= LETTERS;
        }
        return prefix + letters;
    }
}
