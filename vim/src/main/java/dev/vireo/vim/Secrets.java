package dev.vireo.vim;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Knows which members hold secrets, so that texts made for logs and messages leave them out.
final class Secrets {
    /// What is printed in place of a secret.
    static final String HIDDEN = "***";

    /// How names of secrets end, in members as well as in keys of options.
    private static final List<String> NAME_ENDS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "ticket",
                    "token",
                    "privatekey",
                    "keydata",
                    "licensekey",
                    "vnc.key");

    /// Secrets whose names do not show it.
    private static final Set<String> MEMBERS =
            Set.of(
                    "CustomizationPassword.value",
                    "CustomizationSysprepText.value",
                    "FileTransferInformation.url",
                    "HostServiceTicket.sessionId",
                    "PasswordField.value",
                    "ProvisionServerPrivateKey.key",
                    "SessionManagerGenericServiceTicket.id",
                    "VAppPropertyInfo.defaultValue",
                    "VAppPropertyInfo.value");

    /// Members whose value is named by another member, and members that may be the name.
    private static final Set<String> NAMED = Set.of("value", "val");

    private static final List<String> NAMES = List.of("key", "name", "id");

    private Secrets() {}

    /// Returns whether a member of a value must not be shown.
    static boolean holds(DataObject object, DataMember member) {
        String name = member.name();
        return isSecret(name)
                || MEMBERS.contains(object.vimType().name() + "." + name)
                || (NAMED.contains(name) && isNamedLikeOne(object));
    }

    /// Returns whether something with this name is a secret.
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME_ENDS.stream().anyMatch(lower::endsWith);
    }

    /// For example an option `RemoteDisplay.vnc.password`.
    private static boolean isNamedLikeOne(DataObject object) {
        return NAMES.stream()
                .flatMap(name -> object.value(name).stream())
                .anyMatch(name -> name instanceof String text && isSecret(text));
    }
}
