package dev.vireo.soap;

import dev.vireo.vim.Types;
import dev.vireo.vim.VimType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers short texts of one document, which repeat a lot in VI replies: names of types, values
/// of enumerations, labels. Finding one costs less than making its string again.
///
/// Each text has one place only, where a later one replaces it, so the cache never grows.
final class TextCache {
    /// The greatest length of a text that is remembered.
    static final int MAX_LENGTH = 48;

    private static final int BITS = 10;

    private final @Nullable Entry[] entries = new @Nullable Entry[1 << BITS];

    /// Returns the text of some characters.
    Entry find(char[] chars, int start, int length) {
        int slot = slot(chars, start, length);
        Entry entry = entries[slot];
        if (entry == null || !entry.hasText(chars, start, length)) {
            entry = new Entry(Arrays.copyOfRange(chars, start, start + length));
            if (length <= MAX_LENGTH) {
                entries[slot] = entry;
            }
        }
        return entry;
    }

    /// Looks at the ends and the middle only: a bad guess costs a new string and no more.
    private static int slot(char[] chars, int start, int length) {
        int hash = length * 0x9e37;
        if (length > 0) {
            int end = start + length - 1;
            hash += chars[start] + 7 * chars[end] + 31 * chars[(start + end) >>> 1];
            hash = hash * 31 + chars[start + length / 4];
            hash = hash * 31 + chars[end - length / 8];
            hash = hash * 31 + chars[end - length / 3];
        }
        hash *= 0x9e3779b9;
        return hash >>> (Integer.SIZE - BITS);
    }

    /// A text and, if asked for, the type that it names.
    static final class Entry {
        private final char[] chars;
        private final String text;
        private @Nullable VimType type;
        private boolean searched;

        private Entry(char[] chars) {
            this.chars = chars;
            this.text = new String(chars);
        }

        String text() {
            return text;
        }

        /// Returns the type that has this name, without looking at a prefix.
        @Nullable VimType type() {
            if (!searched) {
                type = Types.find(localPart()).orElse(null);
                searched = true;
            }
            return type;
        }

        /// Returns the part behind the prefix.
        String localPart() {
            int colon = text.lastIndexOf(':');
            return colon < 0 ? text : text.substring(colon + 1);
        }

        /// Returns the prefix, empty where there is none.
        String prefix() {
            int colon = text.lastIndexOf(':');
            return colon < 0 ? "" : text.substring(0, colon);
        }

        private boolean hasText(char[] other, int start, int length) {
            return Arrays.equals(chars, 0, chars.length, other, start, start + length);
        }
    }
}
