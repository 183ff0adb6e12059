package dev.vireo.simulator;

import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes directories as pages for people, as hosts do.
final class FolderListing {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private FolderListing() {}

    static HttpReply datacenters(List<String> datacenters) {
        return page(
                "Datacenters",
                datacenters.stream()
                        .map(name -> row("/folder?dcPath=" + escaped(name), name, "", " - "))
                        .toList());
    }

    static HttpReply datastores(String datacenter, List<String> names) {
        return page(
                "Datastores in datacenter " + datacenter,
                names.stream()
                        .map(name -> row("/folder" + query(datacenter, name), name, "", " - "))
                        .toList());
    }

    static HttpReply directory(FolderFile directory, List<FileStat> files) {
        return page(
                "Index of "
                        + directory.path()
                        + " on datastore "
                        + directory.datastore()
                        + " in datacenter "
                        + directory.datacenter(),
                files.stream().map(file -> row(directory, file)).toList());
    }

    private static String row(FolderFile directory, FileStat file) {
        String slash = file.directory() ? "/" : "";
        String path =
                List.of(file.path().split("/", -1)).stream()
                        .map(FolderListing::escaped)
                        .collect(Collectors.joining("/"));
        return row(
                "/folder/" + path + slash + query(directory.datacenter(), directory.datastore()),
                file.name() + slash,
                DATE.format(file.modified()),
                file.directory() ? " - " : String.valueOf(file.size()));
    }

    private static String query(String datacenter, String datastore) {
        return "?dcPath=" + escaped(datacenter) + "&dsName=" + escaped(datastore);
    }

    private static String row(String link, String name, String date, String size) {
        return "<tr><td><a href=\""
                + html(link)
                + "\">"
                + html(name)
                + "</a></td><td align=\"right\">"
                + date
                + "</td><td align=\"right\">"
                + size
                + "</td></tr>\n";
    }

    private static HttpReply page(String title, List<String> rows) {
        String text =
                "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>"
                        + html(title)
                        + "</title></head>\n<body>\n<h1>"
                        + html(title)
                        + "</h1>\n<table>\n<tr><th>Name</th><th>Last modified</th><th>Size</th>"
                        + "</tr>\n"
                        + String.join("", rows)
                        + "</table>\n</body>\n</html>\n";
        return HttpReply.of(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0)) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
