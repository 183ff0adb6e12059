package dev.vireo.testkit;

import dev.vireo.testkit.OracleReply.Accepted;
import dev.vireo.testkit.OracleReply.OracleError;
import dev.vireo.testkit.OracleReply.Refused;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Replies as they come through the pipe. That libvirt died is not sent: nobody is left to do it.
final class OracleWire {
    private static final int ACCEPTED = 'A';
    private static final int REFUSED = 'R';
    private static final int REFUSED_SILENTLY = 'S';

    private OracleWire() {}

    static void write(OracleReply reply, DataOutputStream out) throws IOException {
        switch (reply) {
            case Accepted accepted -> {
                out.writeByte(ACCEPTED);
                writeBytes(accepted.bytes(), out);
            }
            case Refused(OracleError error, String stage, List<String> nullFileNames) -> {
                out.writeByte(error == null ? REFUSED_SILENTLY : REFUSED);
                if (error != null) {
                    out.writeInt(error.code());
                    out.writeInt(error.domain());
                    writeText(error.message(), out);
                }
                writeText(stage, out);
                out.writeByte(nullFileNames.size());
                for (String name : nullFileNames) {
                    writeText(name, out);
                }
            }
            case OracleReply.Crashed _ -> throw new IllegalArgumentException("crashed");
        }
        out.flush();
    }

    static OracleReply read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ACCEPTED -> new Accepted(readBytes(in));
            case REFUSED -> {
                var error = new OracleError(in.readInt(), in.readInt(), readText(in));
                yield new Refused(error, readText(in), readTexts(in));
            }
            case REFUSED_SILENTLY -> new Refused(null, readText(in), readTexts(in));
            default -> throw new IOException("a reply of kind " + kind);
        };
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a reply was cut off");
        }
        return bytes;
    }
}
