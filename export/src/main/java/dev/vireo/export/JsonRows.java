package dev.vireo.export;

import com.grack.nanojson.JsonAppendableWriter;
import com.grack.nanojson.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Writes a table as a JSON array with an object for each row; what is not known is left out.
final class JsonRows {
    private JsonRows() {}

    static void write(Table table, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        JsonAppendableWriter json = JsonWriter.on(writer);
        json.array();
        for (List<Object> row : table.rows()) {
            json.object();
            for (int i = 0; i < row.size(); i++) {
                Object cell = row.get(i);
                if (!cell.equals("")) {
                    json.value(
                            table.columns().get(i),
                            cell instanceof Instant ? cell.toString() : cell);
                }
            }
            json.end();
        }
        json.end().done();
        writer.append('\n');
        writer.flush();
    }
}
