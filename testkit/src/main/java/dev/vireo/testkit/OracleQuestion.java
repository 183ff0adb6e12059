package dev.vireo.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A question to libvirt as it goes through the pipe.
///
/// @param operation what is asked
/// @param number flags or a version, as the operation needs it
/// @param option the one choice an operation has
/// @param fields its texts
record OracleQuestion(Operation operation, int number, boolean option, List<byte[]> fields) {
    /// What can be asked.
    enum Operation {
        PARSE,
        FORMAT,
        NORMALIZE,
        CONF,
        ESCAPE,
        UNESCAPE,
        TO_UTF8,
        DATASTORE_ITEM,
        DATASTORE_PATH
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(operation.name());
        out.writeInt(number);
        out.writeBoolean(option);
        out.writeByte(fields.size());
        for (byte[] field : fields) {
            out.writeInt(field.length);
            out.write(field);
        }
        out.flush();
    }

    static OracleQuestion readFrom(DataInputStream in) throws IOException {
        Operation operation = Operation.valueOf(in.readUTF());
        int number = in.readInt();
        boolean option = in.readBoolean();
        int count = in.readByte();
        List<byte[]> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(in.readNBytes(in.readInt()));
        }
        return new OracleQuestion(operation, number, option, List.copyOf(fields));
    }
}
