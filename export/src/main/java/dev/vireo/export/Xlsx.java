package dev.vireo.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes tables as the sheets of a workbook. Texts are texts there, whatever they begin with.
final class Xlsx {
    private static final String APPLICATION = "Vireo";
    private static final String VERSION = "00.0100";
    private static final String TIME_FORMAT = "yyyy/mm/dd hh:mm:ss";

    /// What a cell can hold.
    private static final int LONGEST = 32_767;

    /// How many rows are kept before they are written.
    private static final int ROWS = 500;

    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;

    private Xlsx() {}

    static void write(List<Table> tables, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, APPLICATION, VERSION)) {
            for (Table table : tables) {
                write(table, workbook.newWorksheet(table.name()));
            }
        }
    }

    private static void write(Table table, Worksheet sheet) throws IOException {
        int columns = table.columns().size();
        int rows = table.rows().size();
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns; i++) {
            sheet.width(i, width(table, i));
            sheet.value(0, i, table.columns().get(i));
        }
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
        sheet.setAutoFilter(0, 0, rows, columns - 1);
        for (int row = 0; row < rows; row++) {
            List<Object> cells = table.rows().get(row);
            for (int i = 0; i < columns; i++) {
                value(sheet, row + 1, i, cells.get(i));
            }
            if (row % ROWS == ROWS - 1) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private static int width(Table table, int column) {
        int width = Math.max(NARROWEST, table.columns().get(column).length() + 3);
        for (List<Object> row : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
            width = Math.max(width, Cells.text(row.get(column)).length() + 1);
        }
        return Math.min(width, WIDEST);
    }

    private static void value(Worksheet sheet, int row, int column, Object cell) {
        switch (cell) {
            case Number number -> sheet.value(row, column, number);
            case Instant time -> {
                sheet.value(row, column, Cells.local(time));
                sheet.style(row, column).format(TIME_FORMAT).set();
            }
            default -> {
                String text = readable(Cells.text(cell));
                if (!text.isEmpty()) {
                    sheet.value(row, column, text);
                }
            }
        }
    }

    /// Leaves out what a workbook cannot hold: controls, halves of characters, and the rest of a
    /// text that is too long.
    private static String readable(String text) {
        String whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder readable = new StringBuilder(whole.length());
        whole.codePoints().filter(Xlsx::isReadable).forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private static boolean isReadable(int character) {
        return (character >= ' ' && character < Character.MIN_SURROGATE)
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || (character > Character.MAX_SURROGATE && character < 0xfffe)
                || character > 0xffff;
    }
}
