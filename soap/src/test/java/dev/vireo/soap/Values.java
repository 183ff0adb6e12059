package dev.vireo.soap;

import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.ManagedObjectReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Single values as XML, for tests.
final class Values {
    private static final String SPACES =
            " xmlns:xsi=\"" + XmlCursor.XSI + "\" xmlns:xsd=\"" + XmlCursor.XSD + "\"";

    private Values() {}

    /// Encodes an object as an element `v` of a declared type.
    static String encode(DataType declared, DataObject value) {
        XmlSink out = new XmlSink();
        boolean same = value.wireType().equals(declared.name());
        out.markup("<v").markup(SPACES);
        if (!same) {
            out.markup(" xsi:type=\"").text(value.wireType()).markup("\"");
        }
        out.markup(">");
        new ValueEncoder(out, "v", false, ApiVersion.NEWEST).write(value);
        out.markup("</v>");
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    /// Decodes an element of a declared type; `xsi` and `xsd` are bound if the text does not.
    static DataObject decode(DataType declared, String xml) {
        try {
            XmlCursor cursor =
                    XmlCursor.open(
                            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                            XmlLimits.DEFAULT);
            cursor.root();
            return new ValueDecoder(cursor).object(declared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a value that fits a member that holds no data object.
    static Object sample(DataMember member) {
        return switch (member.kind()) {
            case STRING, URI -> "a <b> & \"c\" " + member.name() + " \u00fc\ud83d\ude00";
            case INT -> Integer.MIN_VALUE;
            case LONG -> Long.MAX_VALUE;
            case SHORT -> (short) -3;
            case BYTE -> (byte) -128;
            case BOOLEAN -> true;
            case FLOAT -> 1.5f;
            case DOUBLE -> Double.NEGATIVE_INFINITY;
            case DATE_TIME -> Instant.parse("2026-11-22T12:13:14.000000015Z");
            case BINARY -> Binary.of(new byte[] {0, 1, -1});
            case ANY -> 42L;
            case ENUM -> ((EnumType<?>) member.type().orElseThrow()).constants().getFirst();
            case REFERENCE -> new ManagedObjectReference("VirtualMachine", "vm-1");
            case OBJECT -> throw new IllegalArgumentException(member.toString());
        };
    }

    static String schemaText() {
        try {
            return Files.readString(Path.of("..", "vim", "src", "main", "vidl", "vim25.vidl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
