package dev.vireo.simulator;

import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.DataMember;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server shows to those who only look: documents about the service, and a page for people.
///
/// @param about what the server is
record WebPages(AboutInfo about) {
    /// Answers a request for one of the pages.
    ///
    /// @param endpoint the address of the SOAP endpoint as the client sees it
    /// @return empty if there is no such page
    Optional<HttpReply> answer(HttpRequest request, String endpoint) {
        boolean asksForWsdl = request.target().query().equalsIgnoreCase("wsdl");
        return Optional.ofNullable(
                switch (request.path()) {
                    case "/sdk", "/sdk/", "/sdk/vimService" ->
                            asksForWsdl ? xml(WsdlDocuments.service(endpoint)) : null;
                    case "/sdk/vimService.wsdl" -> xml(WsdlDocuments.service(endpoint));
                    case "/sdk/vim.wsdl" -> xml(WsdlDocuments.operations());
                    case "/sdk/vim-types.xsd" -> xml(WsdlDocuments.schema());
                    case "/about" -> reply("application/json", json());
                    case "/", "/index.html" -> reply("text/html; charset=utf-8", page());
                    case "/mob", "/mob/" ->
                            HttpReply.error(404, "This server has no managed object browser.");
                    default -> null;
                });
    }

    private static HttpReply xml(String text) {
        return reply("text/xml; charset=utf-8", text);
    }

    private static HttpReply reply(String type, String text) {
        return HttpReply.of(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private String json() {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (DataMember member : about.vimType().members()) {
            Object value = about.valueAt(member.index());
            if (value != null) {
                text.append(separator).append("  \"").append(member.name()).append("\": \"");
                text.append(value.toString().replace("\\", "\\\\").replace("\"", "\\\""));
                text.append('"');
                separator = ",\n";
            }
        }
        return text.append("\n}\n").toString();
    }

    private String page() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>"
                + about.name()
                + "</title></head><body>\n<h1>"
                + about.fullName()
                + "</h1>\n<p>Simulated by Vireo. Send SOAP requests to <code>/sdk</code>.</p>\n"
                + "<ul><li><a href=\"/sdk/vimService.wsdl\">vimService.wsdl</a></li>"
                + "<li><a href=\"/sdk/vimServiceVersions.xml\">vimServiceVersions.xml</a></li>"
                + "<li><a href=\"/about\">about</a></li></ul>\n</body></html>\n";
    }
}
