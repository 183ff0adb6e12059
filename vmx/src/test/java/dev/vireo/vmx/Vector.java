package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One case of a file of vectors: an input, and what libvirt made of it.
///
/// @param line its line in the file
/// @param fields its fields
record Vector(int line, JsonObject fields) {
    /// Reads the vectors that a system property names, else those of this folder.
    static List<Vector> named(String name) {
        String other = System.getProperty(name + ".vectors");
        try (InputStream file =
                other == null
                        ? Vector.class.getResourceAsStream("vectors/" + name + ".jsonl")
                        : Files.newInputStream(fromWhereBuildWasCalled(other))) {
            List<Vector> vectors = new ArrayList<>();
            List<String> lines =
                    List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    vectors.add(new Vector(i + 1, JsonParser.object().from(lines.get(i))));
                }
            }
            assertThat(vectors).isNotEmpty();
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonParserException e) {
            throw new IllegalStateException(name + ": no JSON", e);
        }
    }

    private static Path fromWhereBuildWasCalled(String file) {
        String folder = System.getenv("VIREO_CALLED_IN");
        return folder == null ? Path.of(file) : Path.of(folder).resolve(file);
    }

    /// Takes a text of the case: the field, or the one with `_b64` for what is no UTF-8.
    byte[] bytes(String field) {
        String encoded = fields.getString(field + "_b64");
        return encoded != null
                ? Base64.getDecoder().decode(encoded)
                : fields.getString(field).getBytes(StandardCharsets.UTF_8);
    }

    int number(String field) {
        return fields.getInt(field);
    }

    boolean flag(String field) {
        return fields.getBoolean(field);
    }

    /// Names the case by its line and the end of its input, which is where most differ.
    String name(String field) {
        String input = RawText.decode(bytes(field)).strip();
        String end = input.substring(Math.max(0, input.length() - 60));
        return "line " + line + ": " + end.replaceAll("\\s+", " ");
    }

    /// Checks that a conversion does what libvirt did. What libvirt refused without a word, or did
    /// not survive, must be refused.
    ///
    /// @param output the field with libvirt's output
    /// @param conversion the conversion
    void check(String output, Supplier<String> conversion) {
        if (flag("ok")) {
            assertThat(conversion.get()).isEqualTo(RawText.decode(bytes(output)));
            return;
        }
        Throwable thrown = catchThrowable(conversion::get);
        assertThat(thrown).isInstanceOf(VirtException.class);
        var refused = (VirtException) thrown;
        checkNumber("code", refused.code().number());
        checkNumber("domain", refused.domain().number());
        @Nullable String message = fields.getObject("error").getString("message");
        if (message != null) {
            byte[] bytes = RawText.encode(String.valueOf(refused.getMessage()));
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(message);
        }
    }

    private void checkNumber(String field, int actual) {
        JsonObject error = fields.getObject("error");
        if (error.has(field)) {
            assertThat(actual).as(field).isEqualTo(error.getInt(field));
        }
    }
}
