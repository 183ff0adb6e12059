package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file of `[group]` lines with `key = value` lines below them, read by libvirt's rules: comments
/// begin with `#`, a value goes to the end of its line with its trailing spaces, groups of the same
/// name are one, and the last of repeated keys wins.
final class KeyFile {
    private final Path path;
    private final Map<String, Map<String, String>> groups = new HashMap<>();

    private KeyFile(Path path, String text) {
        this.path = path;
        String group = null;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String content = line.stripLeading();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (content.startsWith("[")) {
                group = groupName(content, number);
                groups.computeIfAbsent(group, _ -> new HashMap<>());
            } else {
                addItem(group, content, number);
            }
        }
    }

    static KeyFile read(Path path) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            return new KeyFile(path, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw failure(ErrorCode.CONF_SYNTAX, path + ": the file is no UTF-8 text", e);
        } catch (NoSuchFileException e) {
            throw failure(ErrorCode.OPEN_FAILED, "'" + path + "': there is no such file", e);
        } catch (IOException e) {
            throw failure(ErrorCode.OPEN_FAILED, "'" + path + "': it cannot be read", e);
        }
    }

    /// Returns the items of a group.
    Optional<Map<String, String>> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /// Makes the exception for a group that is not as it should be.
    VirtException broken(String what) {
        return failure(ErrorCode.CONF_SYNTAX, what + " in '" + path + "'", null);
    }

    private String groupName(String content, int number) {
        int end = content.indexOf(']');
        if (end <= 1 || !content.substring(end + 1).isBlank()) {
            throw brokenLine(number, "expected a group's name in [ ] and nothing after it");
        }
        return content.substring(1, end);
    }

    private void addItem(@Nullable String group, String content, int number) {
        int equals = content.indexOf('=');
        if (equals < 0) {
            throw brokenLine(number, "expected [GROUP], KEY=VALUE or # and a comment");
        }
        if (equals == 0) {
            throw brokenLine(number, "expected a key before '='");
        }
        Map<String, String> items = group == null ? null : groups.get(group);
        if (items == null) {
            throw brokenLine(number, "expected a [GROUP] before the first key");
        }
        items.put(
                content.substring(0, equals).stripTrailing(),
                content.substring(equals + 1).stripLeading());
    }

    private VirtException brokenLine(int number, String what) {
        return failure(ErrorCode.CONF_SYNTAX, path + ":" + number + ": " + what, null);
    }

    private static VirtException failure(ErrorCode code, String detail, @Nullable Throwable cause) {
        return new VirtException(code, ErrorDomain.AUTH, detail, cause);
    }
}
