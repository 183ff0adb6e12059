package dev.vireo.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a workbook as ECMA-376 says it is to be read, knowing nothing of who wrote it.
final class WorkbookReader {
    /// A cell.
    ///
    /// @param text what is in it
    /// @param isText whether it is a text, and no number or date
    /// @param style the number of its style
    record Cell(String text, boolean isText, int style) {}

    /// A sheet.
    ///
    /// @param rows the cells by column, of the heading first
    /// @param frozen whether the heading stays in place
    /// @param filter the range of the filters
    record Sheet(List<Map<Integer, Cell>> rows, boolean frozen, String filter) {
        List<String> headings() {
            return rows.getFirst().values().stream().map(Cell::text).toList();
        }

        Cell cell(int row, String heading) {
            return rows.get(row).getOrDefault(headings().indexOf(heading), new Cell("", true, 0));
        }
    }

    private WorkbookReader() {}

    static Map<String, Sheet> read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> shared = texts(zip);
            Map<String, Sheet> sheets = new LinkedHashMap<>();
            for (String name : names(zip)) {
                String entry = "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml";
                sheets.put(name, sheet(open(zip, entry), shared));
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new AssertionError(file + " is no workbook", e);
        }
    }

    private static XMLStreamReader open(ZipFile zip, String entry)
            throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        InputStream in = zip.getInputStream(zip.getEntry(entry));
        return factory.createXMLStreamReader(in);
    }

    private static List<String> names(ZipFile zip) throws IOException, XMLStreamException {
        List<String> names = new ArrayList<>();
        XMLStreamReader xml = open(zip, "xl/workbook.xml");
        while (xml.hasNext()) {
            if (starts(xml, "sheet")) {
                names.add(xml.getAttributeValue(null, "name"));
            }
        }
        return names;
    }

    private static List<String> texts(ZipFile zip) throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        XMLStreamReader xml = open(zip, "xl/sharedStrings.xml");
        while (xml.hasNext()) {
            if (starts(xml, "t")) {
                texts.add(xml.getElementText());
            }
        }
        return texts;
    }

    private static boolean starts(XMLStreamReader xml, String name) throws XMLStreamException {
        return xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name);
    }

    private static Sheet sheet(XMLStreamReader xml, List<String> shared) throws XMLStreamException {
        List<Map<Integer, Cell>> rows = new ArrayList<>();
        boolean frozen = false;
        String filter = "";
        Map<String, String> cell = new HashMap<>();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "pane" -> frozen = xml.getAttributeValue(null, "state").equals("frozen");
                case "autoFilter" -> filter = xml.getAttributeValue(null, "ref");
                case "row" -> rows.add(new LinkedHashMap<>());
                case "c" -> {
                    cell.clear();
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        cell.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                }
                case "v", "t" -> {
                    boolean isShared = cell.getOrDefault("t", "n").equals("s");
                    String text = xml.getElementText();
                    rows.getLast()
                            .put(
                                    column(cell.getOrDefault("r", "")),
                                    new Cell(
                                            isShared ? shared.get(Integer.parseInt(text)) : text,
                                            !cell.getOrDefault("t", "n").equals("n"),
                                            Integer.parseInt(cell.getOrDefault("s", "0"))));
                }
                default -> {}
            }
        }
        return new Sheet(rows, frozen, filter);
    }

    /// Returns the number of a column, from 0, by a place such as `AB12`.
    private static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
            if (c >= 'A') {
                column = column * 26 + c - 'A' + 1;
            }
        }
        return column - 1;
    }
}
