package dev.vireo.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vireo.it.ScriptedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What servers say that are no good VI API servers, by the name of the golden file that has our
/// answer.
final class BadReplies {
    private static final String ENVELOPE =
            "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    private static final int HUGE = 20_000_000;

    private BadReplies() {}

    static Map<String, Reply> all() {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put(
                "web_page",
                ScriptedServer.ok("text/html", "<html><body><h1>It works!</h1><br></body></html>"));
        all.put("web_page_of_xml", ScriptedServer.ok("text/html", "<html><body/></html>"));
        all.put("json", ScriptedServer.ok("application/json", "{\"error\": \"no such path\"}"));
        all.put("nothing", ScriptedServer.ok("text/xml", ""));
        all.put(
                "not_found",
                ScriptedServer.text(
                        "HTTP/1.1 404 Not Found", "Content-Length: 9", "", "Not Found"));
        all.put(
                "found_elsewhere",
                ScriptedServer.text(
                        "HTTP/1.1 302 Found",
                        "Location: https://elsewhere/",
                        "Content-Length: 0",
                        "",
                        ""));
        all.put(
                "unauthorized",
                ScriptedServer.text(
                        "HTTP/1.1 401 Unauthorized",
                        "WWW-Authenticate: Basic realm=\"x\"",
                        "Content-Length: 0",
                        "",
                        ""));
        all.put(
                "unavailable",
                ScriptedServer.text(
                        "HTTP/1.1 503 Service Unavailable", "Content-Length: 0", "", ""));
        all.put(
                "error_page",
                ScriptedServer.text(
                        "HTTP/1.1 500 Internal Server Error",
                        "Content-Type: text/html",
                        "Connection: close",
                        "",
                        "<html><p>Oops"));
        all.put("hangs_up", out -> {});
        all.put("no_http", ScriptedServer.text("220 mail.example.com ESMTP", ""));
        all.put(
                "body_cut_off",
                ScriptedServer.text("HTTP/1.1 200 OK", "Content-Length: 5000", "", ENVELOPE));
        all.put(
                "chunk_cut_off",
                ScriptedServer.text(
                        "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "ff", "<s:"));
        all.put(
                "xml_cut_off",
                ScriptedServer.ok("text/xml", ENVELOPE + "<s:Body><RetrieveServiceCont"));
        all.put(
                "length_that_is_no_number",
                ScriptedServer.text("HTTP/1.1 200 OK", "Content-Length: many", "", "<a/>"));
        all.put(
                "negative_length",
                ScriptedServer.text("HTTP/1.1 200 OK", "Content-Length: -1", "", "<a/>"));
        all.put(
                "two_lengths",
                ScriptedServer.text(
                        "HTTP/1.1 200 OK", "Content-Length: 4", "Content-Length: 5", "", "<a/>."));
        all.put(
                "bad_chunk",
                ScriptedServer.text(
                        "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "zz", "<a/>"));
        all.put(
                "huge_header_line",
                out -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
                    fill(out, 'x', HUGE);
                    out.write("\r\n\r\n".getBytes(US_ASCII));
                });
        all.put(
                "huge_status_line",
                out -> {
                    out.write("HTTP/1.1 200 ".getBytes(US_ASCII));
                    fill(out, 'x', HUGE);
                });
        all.put(
                "huge_text",
                out -> {
                    out.write(("HTTP/1.1 200 OK\r\n\r\n" + ENVELOPE).getBytes(US_ASCII));
                    out.write("<s:Body><RetrieveServiceContentResponse>".getBytes(US_ASCII));
                    out.write("<returnval><rootFolder>".getBytes(US_ASCII));
                    fill(out, 'x', HUGE);
                });
        all.put(
                "huge_line_of_no_xml",
                out -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                    fill(out, 'x', HUGE);
                });
        all.put(
                "huge_tag",
                out -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n<".getBytes(US_ASCII));
                    fill(out, 'x', HUGE);
                });
        all.put("deep_xml", ScriptedServer.ok("text/xml", ENVELOPE + "<a>".repeat(100_000)));
        all.put(
                "endless_elements",
                out -> {
                    out.write(("HTTP/1.1 200 OK\r\n\r\n" + ENVELOPE).getBytes(US_ASCII));
                    out.write("<s:Body><RetrieveServiceContentResponse>".getBytes(US_ASCII));
                    out.write("<returnval>".getBytes(US_ASCII));
                    byte[] some = "<x>y</x>".repeat(10_000).getBytes(US_ASCII);
                    while (true) {
                        out.write(some);
                    }
                });
        all.put(
                "endless_headers",
                out -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
                    byte[] some = "X-Again: and again\r\n".repeat(1_000).getBytes(US_ASCII);
                    while (true) {
                        out.write(some);
                    }
                });
        all.put(
                "xml_bomb",
                ScriptedServer.ok(
                        "text/xml",
                        "<!DOCTYPE b [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;\">]><b>&c;</b>"));
        all.put(
                "external_entity",
                ScriptedServer.ok(
                        "text/xml",
                        "<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><b>&a;</b>"));
        all.put("gzip_bomb", gzipBomb());
        all.put(
                "no_gzip",
                ScriptedServer.text(
                        "HTTP/1.1 200 OK",
                        "Content-Encoding: gzip",
                        "Content-Length: 4",
                        "",
                        "<a/>"));
        all.put(
                "other_soap",
                ScriptedServer.ok(
                        "text/xml",
                        ENVELOPE + "<s:Body><Weather>fair</Weather></s:Body></s:Envelope>"));
        all.put(
                "fault_of_another_world",
                ScriptedServer.ok(
                        "text/xml",
                        ENVELOPE
                                + "<s:Body><s:Fault><faultcode>s:Client</faultcode>"
                                + "<faultstring>No service \u001b[31m</faultstring></s:Fault>"
                                + "</s:Body></s:Envelope>"));
        return all;
    }

    private static void fill(OutputStream out, char c, int count) throws IOException {
        byte[] some = String.valueOf(c).repeat(100_000).getBytes(US_ASCII);
        for (int written = 0; written < count; written += some.length) {
            out.write(some);
        }
    }

    private static Reply gzipBomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((ENVELOPE + "<s:Body><a>").getBytes(US_ASCII));
            byte[] some = new byte[1_000_000];
            Arrays.fill(some, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                gzip.write(some);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = packed.toByteArray();
        return out -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
                            .getBytes(US_ASCII));
            out.write(bytes);
        };
    }
}
