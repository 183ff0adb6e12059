package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.vim.FileFault;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.InvalidDeviceSpec;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.LimitExceeded;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NoDiskSpace;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.QuestionPending;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.RestrictedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a fault says in its members and servers leave out of their texts: which file, which
/// privilege, which argument.
final class FaultDetails {
    private FaultDetails() {}

    /// Words what the text does not say.
    ///
    /// @param text the server's text
    /// @return the addition with a space and parentheses, or nothing
    static String of(@Nullable MethodFault fault, String text) {
        String words =
                switch (fault) {
                    case NoPermission refused -> privileges(refused);
                    case NoDiskSpace full ->
                            file(full, text) + unless(text, ", datastore ", full.datastore());
                    case FileFault wrong -> file(wrong, text);
                    case InvalidArgument wrong ->
                            unless(text, "the argument is ", wrong.invalidProperty());
                    case InvalidDeviceSpec wrong ->
                            unless(
                                    text,
                                    "the property is ",
                                    Objects.requireNonNullElse(wrong.property(), ""));
                    case InvalidName wrong -> unless(text, "the name is ", wrong.name());
                    case InvalidDatastorePath wrong ->
                            unless(text, "the path is ", wrong.datastorePath());
                    case InvalidPowerState state ->
                            unless(text, "it is ", state.existingState().value());
                    case QuestionPending asked -> unless(text, "it asks ", asked.text());
                    case LimitExceeded over ->
                            unless(text, "the limit is that of ", over.property());
                    case ResourceInUse busy -> unless(text, "it is ", busy.name());
                    case RestrictedVersion _ ->
                            "the host's licence allows no changes through its API";
                    case null, default -> "";
                };
        return words.isEmpty() ? "" : " (" + OneLine.of(words) + ")";
    }

    private static String file(FileFault fault, String text) {
        return unless(text, "the file is ", fault.file());
    }

    private static String unless(String text, String words, @Nullable String value) {
        return value == null || value.isEmpty() || text.contains(value) ? "" : words + value;
    }

    private static String privileges(NoPermission refused) {
        TreeSet<String> names = new TreeSet<>();
        List<ManagedObjectReference> objects = new ArrayList<>();
        if (refused.privilegeId() != null) {
            names.add(refused.privilegeId());
        }
        refused.value("object")
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .ifPresent(objects::add);
        refused.missingPrivileges()
                .forEach(each -> {
                    names.addAll(Objects.requireNonNullElse(each.privilegeIds(), List.of()));
                    objects.add(each.entity());
                });
        if (names.isEmpty()) {
            return "";
        }
        String on =
                objects.stream()
                        .distinct()
                        .map(object -> object.type() + " " + object.value())
                        .collect(Collectors.joining(", "));
        return "the account lacks the privilege "
                + String.join(", ", names)
                + (on.isEmpty() ? "" : " on " + on);
    }
}
