package dev.vireo.disk;

/// A line of a descriptor that names an extent: `RW 63 FLAT "web-flat.vmdk" 0`.
final class ExtentLine {
    private ExtentLine() {}

    static boolean isOne(String line) {
        return line.startsWith("RW ") || line.startsWith("RDONLY ") || line.startsWith("NOACCESS ");
    }

    static VmdkExtent parse(String file, String line) throws DiskFormatException {
        String[] words = line.split("\\s+", 4);
        if (words.length < 3) {
            throw broken(file, line);
        }
        String rest = words.length > 3 ? words[3] : "";
        int close = rest.startsWith("\"") ? rest.indexOf('"', 1) : -1;
        String more = close < 0 ? "" : rest.substring(close + 1).strip();
        ExtentKind kind =
                ExtentKind.find(words[2])
                        .orElseThrow(() ->
                                new DiskFormatException(
                                        file, "has an extent of an unknown kind: " + words[2]));
        if (kind.hasFile() && close < 2) {
            throw broken(file, line);
        }
        return new VmdkExtent(
                !words[0].equals("NOACCESS"),
                number(file, line, words[1]),
                kind,
                close < 0 ? "" : rest.substring(1, close),
                more.isEmpty() ? 0 : number(file, line, more.split("\\s", 2)[0]));
    }

    private static long number(String file, String line, String word) throws DiskFormatException {
        try {
            long number = Long.parseLong(word);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw broken(file, line);
    }

    private static DiskFormatException broken(String file, String line) {
        return new DiskFormatException(file, "has a broken line: " + line);
    }
}
