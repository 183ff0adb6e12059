package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DvsOperationBulkFault;
import dev.vireo.vim.EnumValue;
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
import java.util.Optional;
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
                            file(full, text)
                                    + unless(text, ", datastore ", member(full, "datastore"));
                    case FileFault wrong -> file(wrong, text);
                    case InvalidArgument wrong ->
                            unless(text, "the argument is ", member(wrong, "invalidProperty"));
                    case InvalidDeviceSpec wrong ->
                            unless(text, "the property is ", member(wrong, "property"));
                    case InvalidName wrong -> unless(text, "the name is ", member(wrong, "name"));
                    case InvalidDatastorePath wrong ->
                            unless(text, "the path is ", member(wrong, "datastorePath"));
                    case InvalidPowerState state ->
                            unless(text, "it is ", member(state, "existingState"));
                    case QuestionPending asked -> unless(text, "it asks ", member(asked, "text"));
                    case LimitExceeded over ->
                            unless(text, "the limit is that of ", member(over, "property"));
                    case ResourceInUse busy -> unless(text, "it is ", member(busy, "name"));
                    case DvsOperationBulkFault several -> hosts(several, text);
                    case RestrictedVersion _ ->
                            "the host's licence allows no changes through its API";
                    case null, default -> "";
                };
        return words.isEmpty() ? "" : " (" + OneLine.of(words) + ")";
    }

    private static String hosts(DvsOperationBulkFault fault, String text) {
        return fault.hostFault().stream()
                .map(each ->
                        unless(
                                text,
                                each.host().value() + ": ",
                                member(each.fault(), "localizedMessage")))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String file(FileFault fault, String text) {
        return unless(text, "the file is ", member(fault, "file"));
    }

    private static String unless(String text, String words, @Nullable String value) {
        return value == null || value.isEmpty() || text.contains(value) ? "" : words + value;
    }

    /// Returns what a member says, also one that every server must send and this one did not.
    static @Nullable String member(DataObject fault, String name) {
        Object value = fault.value(name).orElse(null);
        return switch (value) {
            case null -> null;
            case EnumValue one -> one.value();
            default -> value.toString();
        };
    }

    private static String privileges(NoPermission refused) {
        TreeSet<String> names = new TreeSet<>();
        List<ManagedObjectReference> objects = new ArrayList<>();
        String one = member(refused, "privilegeId");
        if (one != null) {
            names.add(one);
        }
        object(refused, "object").ifPresent(objects::add);
        refused.missingPrivileges()
                .forEach(each -> {
                    names.addAll(Objects.requireNonNullElse(each.privilegeIds(), List.of()));
                    object(each, "entity").ifPresent(objects::add);
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

    private static Optional<ManagedObjectReference> object(DataObject holder, String name) {
        return holder.value(name)
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast);
    }
}
