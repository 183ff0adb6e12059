package dev.vireo.benchmarks;

import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Fetches the reply that is decoded in the benchmarks: `config`, `runtime`, `summary` and `guest`
/// of all VMs of a simulated ESX host, as its server sends it.
final class Capture implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI sdk;

    private Capture(URI sdk) {
        this.sdk = sdk;
    }

    /// Fetches the reply for so many VMs.
    static String of(int vms) throws IOException, InterruptedException {
        try (var vcsim = Vcsim.esx(vms);
                var capture = new Capture(vcsim.sdk())) {
            capture.call(
                    """
                    <Login xmlns="urn:vim25"><_this type="SessionManager">ha-sessionmgr</_this>\
                    <userName>%s</userName><password>%s</password></Login>\
                    """
                            .formatted(
                                    Vcsim.USER,
                                    Vcsim.PASSWORD.replace("&", "&amp;").replace("<", "&lt;")));
            return capture.call(
                    """
                    <RetrieveProperties xmlns="urn:vim25">\
                    <_this type="PropertyCollector">ha-property-collector</_this>\
                    <specSet><propSet><type>VirtualMachine</type><pathSet>config</pathSet>\
                    <pathSet>runtime</pathSet><pathSet>summary</pathSet><pathSet>guest</pathSet>\
                    </propSet><objectSet><obj type="Folder">ha-folder-vm</obj><skip>true</skip>\
                    <selectSet xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
                     xsi:type="TraversalSpec"><type>Folder</type><path>childEntity</path>\
                    </selectSet></objectSet></specSet></RetrieveProperties>\
                    """);
        }
    }

    /// Declares the name space of `xsi:type` once and gives it the usual prefix, as a real host
    /// does, and leaves out two elements that yavijava does not know and stops at.
    static String forAll(String reply) {
        return reply.replace(
                        " xmlns:XMLSchema-instance=\"http://www.w3.org/2001/XMLSchema-instance\"",
                        "")
                .replace("XMLSchema-instance:type", "xsi:type")
                .replaceAll("<(createDate|hwVersion)>[^<]*</\\1>", "");
    }

    private String call(String body) throws IOException, InterruptedException {
        String envelope =
                "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<soapenv:Body>"
                        + body
                        + "</soapenv:Body></soapenv:Envelope>";
        var request = HttpRequest.newBuilder(sdk).POST(BodyPublishers.ofString(envelope)).build();
        var reply = http.send(request, BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IOException(reply.body());
        }
        return reply.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
