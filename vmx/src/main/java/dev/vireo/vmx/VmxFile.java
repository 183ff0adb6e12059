package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A VMX file: its entries, and its text as it stands, with comments, blank lines and line ends.
///
/// A name is found whatever the case of its ASCII letters; if several entries have it, the first
/// one counts. Values are kept as they are written: their escapes are resolved by [HexEscape].
///
/// A file does not change; [#with] and [#without] make another one, in which all that they do not
/// touch is as it was, byte for byte.
///
/// libvirt: `virConf` in its VMX format, which cannot write what it has read.
public final class VmxFile {
    private static final String ENCODING_KEY = ".encoding";

    /// What the entries are read from.
    private final VmxText text;

    /// The text of the bytes, if they are in another encoding than UTF-8.
    private final @Nullable VmxText raw;

    /// Whether all that is in the bytes is in the text.
    private final boolean whole;

    private final List<VmxEntry> entries;
    private final KeyIndex index;

    private VmxFile(VmxText text, @Nullable VmxText raw, boolean whole) {
        this.whole = whole;
        this.text = text;
        this.raw = raw;
        this.entries = text.statements().stream().map(VmxStatement::entry).toList();
        this.index = new KeyIndex(entries);
    }

    /// Reads the bytes of a file, in the encoding that its entry `.encoding` names or else in
    /// UTF-8. Bytes that are no UTF-8 are taken as [RawText] does. The file ends before a NUL.
    ///
    /// @param bytes the bytes
    /// @return the file
    /// @throws VirtException as libvirt does: with [ErrorCode#CONF_SYNTAX] where the text leaves
    ///   the grammar, with [ErrorCode#INTERNAL_ERROR] for an encoding that libvirt cannot convert
    public static VmxFile parse(byte[] bytes) {
        return read(bytes, null);
    }

    /// Reads the bytes of a file as [#parse(byte\[\])] does; errors name the source, the line and
    /// the column.
    ///
    /// @param bytes the bytes
    /// @param source where they are from, for instance the name of the file
    /// @return the file
    /// @throws VirtException as [#parse(byte\[\])]
    public static VmxFile parse(byte[] bytes, String source) {
        return read(bytes, source);
    }

    /// Reads a text whose characters are known: an entry `.encoding` says how [#toBytes] writes
    /// them and nothing more. (libvirt takes any text for bytes; [#parse(byte\[\])] does.)
    ///
    /// @param text the text
    /// @return the file
    /// @throws VirtException with [ErrorCode#CONF_SYNTAX] where the text leaves the grammar
    public static VmxFile parse(String text) {
        return new VmxFile(VmxText.of(text, null), null, true);
    }

    /// Begins a file in the layout of libvirt.
    ///
    /// @return a writer without any entry
    public static VmxWriter builder() {
        return new VmxWriter();
    }

    private static VmxFile read(byte[] bytes, @Nullable String source) {
        VmxFile asUtf8 = new VmxFile(VmxText.of(RawText.decode(bytes), source), null, true);
        if (asUtf8.isUtf8()) {
            return asUtf8;
        }
        String name = asUtf8.encoding();
        byte[] visible = RawText.encode(asUtf8.text.text().substring(0, asUtf8.text.end()));
        var decoded = VmxEncoding.named(name).decode(visible, source == null);
        if (source != null && !decoded.whole()) {
            String place = source + ": the byte behind character " + decoded.text().length();
            throw new VirtException(
                    ErrorCode.CONF_SYNTAX,
                    ErrorDomain.CONF,
                    place + " is not in the encoding " + name,
                    null);
        }
        return new VmxFile(VmxText.of(decoded.text(), source), asUtf8.text, decoded.whole());
    }

    /// Returns the entries in their order, those that an earlier one hides included.
    ///
    /// @return the entries
    public List<VmxEntry> entries() {
        return entries;
    }

    /// Returns the value of the first entry with a name.
    ///
    /// @param key the name, in any case
    /// @return the value as it is written, or empty if there is no such entry
    public Optional<String> get(String key) {
        return Optional.ofNullable(value(key));
    }

    /// Returns the value of the first entry with a name, or null if there is none.
    @Nullable String value(String key) {
        int found = index.find(key);
        return found == KeyIndex.NONE ? null : entries.get(found).value();
    }

    /// Returns the number of the first entry with a name, or [KeyIndex#NONE].
    int find(String key) {
        return index.find(key);
    }

    /// Sets the value of an entry. If there is one of this name, its value is exchanged where it
    /// stands, and later ones of the same name are taken out; if there is none, a line is added at
    /// the end, in the style of the last one.
    ///
    /// @param key the name, in any case
    /// @param value the value as it is to be written, escapes and all
    /// @return the file with it
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if the name is none,
    ///   [ErrorCode#CONFIG_UNSUPPORTED] if the value holds a double quote, a line end or a NUL, or
    ///   a character that the encoding of the file has not
    public VmxFile with(String key, String value) {
        VmxWriter.check(key, value);
        checkEditable();
        int found = index.find(key);
        if (KeyIndex.same(key, ENCODING_KEY)) {
            return changed(set(text, found, key, value), null).withoutDuplicates(key).recoded();
        }
        String newText = set(text, found, key, value);
        String newRaw = raw == null ? null : set(raw, found, key, rawValue(key, value));
        return changed(newText, newRaw).withoutDuplicates(key);
    }

    /// Takes out all entries of a name. A line goes as a whole, with its comment, unless other
    /// entries share it.
    ///
    /// @param key the name, in any case
    /// @return the file without it; this one if it has no such entry
    public VmxFile without(String key) {
        VmxFile rest = this;
        for (int found = index.find(key); found != KeyIndex.NONE; found = rest.index.find(key)) {
            rest = rest.removed(key, found);
        }
        if (rest.entries.size() == entries.size()) {
            return this;
        }
        return KeyIndex.same(key, ENCODING_KEY) ? rest.recoded() : rest;
    }

    /// Returns the bytes of the file, in the encoding that its entry `.encoding` names or else in
    /// UTF-8. A file that was read from bytes and not edited returns just these.
    ///
    /// @return the bytes
    /// @throws VirtException with [ErrorCode#CONFIG_UNSUPPORTED] if the encoding has not a
    ///   character of the text, with [ErrorCode#INTERNAL_ERROR] if it is unknown
    public byte[] toBytes() {
        if (raw != null) {
            return RawText.encode(raw.text());
        }
        return isUtf8()
                ? RawText.encode(text.text())
                : VmxEncoding.named(encoding()).encode(text.text(), "the file");
    }

    /// Returns the text of the file.
    ///
    /// @return the text
    @Override
    public String toString() {
        return text.text();
    }

    /// Returns what is read back from the bytes, after a change of the encoding.
    private VmxFile recoded() {
        return parse(toBytes());
    }

    private String encoding() {
        String name = value(ENCODING_KEY);
        return name == null ? VmxEncoding.UTF_8 : name;
    }

    private boolean isUtf8() {
        return KeyIndex.same(encoding(), VmxEncoding.UTF_8);
    }

    private String rawValue(String key, String value) {
        return RawText.decode(VmxEncoding.named(encoding()).encode(value, "entry '" + key + "'"));
    }

    private VmxFile withoutDuplicates(String key) {
        VmxFile rest = this;
        int first = index.find(key);
        // from the end, so that the numbers of the others stay
        for (int i = entries.size() - 1; i > first; i--) {
            if (KeyIndex.same(entries.get(i).key(), key)) {
                rest = rest.removed(key, i);
            }
        }
        return rest;
    }

    private VmxFile removed(String key, int entry) {
        checkEditable();
        boolean isEncoding = KeyIndex.same(key, ENCODING_KEY);
        String newRaw = raw == null || isEncoding ? null : raw.remove(entry);
        return changed(text.remove(entry), newRaw);
    }

    private static String set(VmxText text, int found, String key, String value) {
        return found == KeyIndex.NONE ? text.append(key, value) : text.replace(found, value);
    }

    private static VmxFile changed(String text, @Nullable String raw) {
        return new VmxFile(
                VmxText.of(text, null), raw == null ? null : VmxText.of(raw, null), true);
    }

    /// Refuses to edit what is not the same statements in its bytes and in its characters, because
    /// a byte could not be converted or the encoding makes other characters of ASCII.
    private void checkEditable() {
        if (!whole || (raw != null && raw.statements().size() != text.statements().size())) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.NONE,
                    "a file that is not wholly in its encoding " + encoding() + " cannot be edited",
                    null);
        }
    }
}
