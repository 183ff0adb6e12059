package dev.vireo.driver.esx;

import dev.vireo.vmx.HexEscape;

/// The names of what is in the inventory, machines, networks and folders alike. A server keeps and
/// shows them with `%`, `/` and `\` escaped, and takes them so.
final class EntityName {
    private EntityName() {}

    /// Returns the name as people write it. One that is not escaped as it should be stays as it is;
    /// it must not hide the others.
    static String plain(String stored) {
        return HexEscape.NAME.unescape(stored).orElse(stored);
    }

    /// Returns the name of a row as people write it, empty if the server does not tell it.
    static String of(Row row) {
        return plain(row.find(Scope.NAME, String.class).orElse(""));
    }

    /// Tells whether people mean a name, as they write it or as the server shows it.
    static boolean isMeant(String stored, String said) {
        return plain(stored).equals(said) || stored.equals(said);
    }

    /// Tells whether people mean a row by its name.
    static boolean isMeant(Row row, String said) {
        return isMeant(row.find(Scope.NAME, String.class).orElse(""), said);
    }

    /// Returns a name as a server takes it.
    static String stored(String plain) {
        return HexEscape.NAME.escape(plain);
    }
}
