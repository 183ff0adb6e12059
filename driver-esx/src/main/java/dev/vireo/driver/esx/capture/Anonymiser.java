package dev.vireo.driver.esx.capture;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.ValueKind;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces whatever could tell whose server it is. A text stays only if [HarmlessMembers] has its
/// member or [Vocabulary] its words; bytes, and what the schema does not know, go.
public final class Anonymiser implements Disguise {
    private static final int KEY_BYTES = 32;
    private static final String NAME = "name";
    private static final Binary NO_BYTES = Binary.of(new byte[0]);

    /// How the names of members and options end whose values are secrets.
    private static final List<String> SECRETS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "ticket",
                    "token",
                    "privatekey",
                    "keydata",
                    "vnc.key",
                    "certificate",
                    "cert",
                    "pem",
                    "credential",
                    "sessionid");

    /// Members that name an option, and those that hold its value.
    private static final List<String> OPTION_NAMES = List.of("key", "name", "id");

    private static final List<String> OPTION_VALUES = List.of("value", "val");

    /// Objects whose identifiers people may have chosen: those of a host are named by them.
    private static final Set<String> NAMED =
            Set.of(
                    "Datastore",
                    "DistributedVirtualPortgroup",
                    "HostDatastoreBrowser",
                    "Network",
                    "OpaqueNetwork",
                    "ResourcePool",
                    "StoragePod",
                    "VirtualApp");

    /// How servers name the others.
    private static final Pattern NUMBERED = Pattern.compile("[A-Za-z][A-Za-z-]*\\d{0,9}|\\d{1,9}");

    private final HarmlessMembers harmless = new HarmlessMembers();
    private final Texts texts;

    /// Makes an anonymiser.
    ///
    /// @param seed what the replacements depend on; empty for chance
    public Anonymiser(OptionalLong seed) {
        byte[] key = new byte[KEY_BYTES];
        if (seed.isPresent()) {
            ByteBuffer.wrap(key).putLong(seed.getAsLong());
        } else {
            new SecureRandom().nextBytes(key);
        }
        this.texts = new Texts(new Pseudonyms(key));
    }

    @Override
    public void meet(String name) {
        texts.reserve(name);
    }

    @Override
    public ManagedObjectReference reference(ManagedObjectReference reference) {
        boolean numbered =
                !NAMED.contains(reference.type()) && NUMBERED.matcher(reference.value()).matches();
        return numbered
                ? new ManagedObjectReference(reference.type(), reference.value())
                : new ManagedObjectReference(reference.type(), texts.disguise(reference.value()));
    }

    @Override
    public Object property(String type, String property, Object value) {
        return property.equals(NAME) && value instanceof String name
                ? texts.disguiseAll(name)
                : value(value);
    }

    @Override
    public Object value(Object value) {
        Object changed = any(value);
        return changed == null ? "" : changed;
    }

    private @Nullable Object any(Object value) {
        return switch (value) {
            case String text -> texts.disguise(text);
            case ManagedObjectReference reference -> reference(reference);
            case DataObject object -> object(object);
            case ArrayValue(String type, List<?> items) -> new ArrayValue(type, items(items));
            case Binary _ -> NO_BYTES;
            case RawElement _ -> null;
            case List<?> items -> items(items);
            default -> value;
        };
    }

    private List<?> items(List<?> items, DataMember member) {
        return member.name().equals("extraConfig")
                ? items.stream().map(this::option).toList()
                : items(items);
    }

    /// Disguises an option of a machine, also if its value is a number: anything can be in it.
    private Object option(Object item) {
        Object changed = value(item);
        return item instanceof OptionValue given
                        && given.value() instanceof String text
                        && changed instanceof OptionValue option
                        && !Objects.equals(option.value(), "")
                ? option.toBuilder().value(texts.disguiseAll(text)).build()
                : changed;
    }

    private List<?> items(List<?> items) {
        List<Object> changed = new ArrayList<>(items.size());
        for (Object item : items) {
            Object other = item instanceof Byte ? null : any(item);
            if (other != null) {
                changed.add(other);
            }
        }
        return changed;
    }

    private DataObject object(DataObject object) {
        DataType type = object.vimType();
        @Nullable Object[] values = new @Nullable Object[type.memberCount()];
        for (int i = 0; i < values.length; i++) {
            Object value = object.valueAt(i);
            values[i] = value == null ? null : member(object, type.member(i), value);
        }
        return type.create(values, Unknowns.NONE);
    }

    private @Nullable Object member(DataObject owner, DataMember member, Object value) {
        boolean text = member.kind() == ValueKind.STRING || member.kind() == ValueKind.URI;
        if (text && harmless.has(owner.vimType(), member)) {
            return value;
        }
        if (isSecret(owner, member, value)) {
            boolean kept = member.isRequired() || OPTION_VALUES.contains(member.name());
            return kept && !member.isList() ? "" : null;
        }
        if (text && member.name().equals(NAME) && value instanceof String name) {
            return texts.disguiseAll(name);
        }
        Object changed = value instanceof List<?> all ? items(all, member) : any(value);
        if (changed instanceof List<?> items) {
            return items.isEmpty() ? null : List.copyOf(items);
        }
        return changed == null && member.isRequired() ? "" : changed;
    }

    private static boolean isSecret(DataObject owner, DataMember member, Object value) {
        boolean texts =
                value instanceof String
                        || (value instanceof List<?> items
                                && items.stream().allMatch(String.class::isInstance));
        return texts
                && (isSecret(member.name())
                        || (OPTION_VALUES.contains(member.name())
                                && OPTION_NAMES.stream()
                                        .flatMap(name -> owner.value(name).stream())
                                        .anyMatch(name ->
                                                name instanceof String key && isSecret(key))));
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::endsWith);
    }
}
