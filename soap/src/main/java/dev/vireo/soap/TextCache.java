package dev.vireo.soap;

import dev.vireo.vim.Types;
import dev.vireo.vim.VimType;
import org.jspecify.annotations.Nullable;

/// Remembers short texts of one document, which repeat a lot in VI replies: names of types, values
/// of enumerations, labels. Finding one costs less than making its string again.
///
/// Each text has one place only, where a later one replaces it, so the cache never grows.
final class TextCache {
    /// The greatest length of a text that is remembered.
    static final int MAX_LENGTH = 48;

    private static final int SIZE = 1024; // a power of two

    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    /// Returns the text of some characters.
    Entry find(char[] chars, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + chars[i];
        }
        int slot = (hash ^ hash >>> 15) & SIZE - 1;
        Entry entry = entries[slot];
        if (entry == null || !entry.hasText(chars, start, length)) {
            entry = new Entry(new String(chars, start, length));
            if (length <= MAX_LENGTH) {
                entries[slot] = entry;
            }
        }
        return entry;
    }

    /// A text and, if asked for, the type that it names.
    static final class Entry {
        private final String text;
        private @Nullable VimType type;
        private boolean searched;

        private Entry(String text) {
            this.text = text;
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

        private boolean hasText(char[] chars, int start, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (text.charAt(i) != chars[start + i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
