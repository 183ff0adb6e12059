package dev.vireo.benchmarks.bare;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What `vireo list` cannot be faster than: its four requests as ready-made text over one
/// connection, replies read by the same XML parser for the names and states of machines, no
/// options, no errors, no types. The server's certificate and its name are verified, as ours are.
public final class BareClient {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                    + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String TAIL = "</soapenv:Body></soapenv:Envelope>";
    private static final String CONTENT =
            "<RetrieveServiceContent xmlns=\"urn:vim25\"><_this type=\"ServiceInstance\">ServiceInstance"
                    + "</_this></RetrieveServiceContent>";
    private static final String LOGIN =
            "<Login xmlns=\"urn:vim25\"><_this type=\"SessionManager\">ha-sessionmgr</_this><userName>"
                    + "USER</userName><password>PASSWORD</password></Login>";
    private static final String LIST =
            "<RetrievePropertiesEx xmlns=\"urn:vim25\"><_this type=\"PropertyCollector\">"
                    + "ha-property-collector</_this><specSet><propSet><type>VirtualMachine</type><all>"
                    + "false</all><pathSet>name</pathSet><pathSet>runtime.powerState</pathSet><pathSet>"
                    + "config.uuid</pathSet><pathSet>summary.config.uuid</pathSet></propSet><objectSet>"
                    + "<obj type=\"Folder\">ha-folder-root</obj><skip>true</skip>"
                    + "<selectSet xsi:type=\"TraversalSpec\"><name>hosts</name><type>HostSystem</type>"
                    + "<path>vm</path><skip>false</skip></selectSet>"
                    + "<selectSet xsi:type=\"TraversalSpec\"><name>folders</name><type>Folder</type><path>"
                    + "childEntity</path><skip>false</skip><selectSet><name>folders</name></selectSet>"
                    + "<selectSet><name>datacenters</name></selectSet><selectSet><name>computeResources"
                    + "</name></selectSet></selectSet>"
                    + "<selectSet xsi:type=\"TraversalSpec\"><name>datacenters</name><type>Datacenter"
                    + "</type><path>hostFolder</path><skip>false</skip><selectSet><name>folders</name>"
                    + "</selectSet></selectSet>"
                    + "<selectSet xsi:type=\"TraversalSpec\"><name>computeResources</name><type>"
                    + "ComputeResource</type><path>host</path><skip>false</skip><selectSet><name>hosts"
                    + "</name></selectSet></selectSet></objectSet></specSet><options></options>"
                    + "</RetrievePropertiesEx>";
    private static final String LOGOUT =
            "<Logout xmlns=\"urn:vim25\"><_this type=\"SessionManager\">ha-sessionmgr</_this></Logout>";
    private static final int LIMIT = 1 << 20;

    private final Socket socket;
    private final String host;
    private final byte[] buffer = new byte[LIMIT];
    private String cookie = "";

    private BareClient(Socket socket, String host) {
        this.socket = socket;
        this.host = host;
    }

    /// Lists the machines.
    ///
    /// @param arguments host, port, user and password as XML has them, and with TLS the file of the
    ///   certificate
    @SuppressWarnings("SystemOut") // its result is what a program prints
    public static void main(String[] arguments) throws Exception {
        String host = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        try (Socket socket =
                arguments.length > 4 ? secure(host, port, arguments[4]) : new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            BareClient client = new BareClient(socket, host);
            machines(client.call(CONTENT));
            machines(
                    client.call(
                            LOGIN.replace("USER", arguments[2]).replace("PASSWORD", arguments[3])));
            System.out.print(machines(client.call(LIST)));
            machines(client.call(LOGOUT));
        }
    }

    /// Reads a reply; those that list no machines have none.
    private static String machines(String reply) throws XMLStreamException {
        String document = reply.substring(reply.indexOf("\r\n\r\n") + 4);
        XMLStreamReader reader =
                new InputFactoryImpl()
                        .createXMLStreamReader(
                                new ByteArrayInputStream(
                                        document.getBytes(StandardCharsets.ISO_8859_1)));
        StringBuilder text = new StringBuilder();
        String property = "";
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("name")) {
                property = reader.getElementText();
            } else if (reader.getLocalName().equals("val")) {
                switch (property) {
                    case "name" -> text.append(reader.getElementText()).append(' ');
                    case "runtime.powerState" -> text.append(reader.getElementText()).append('\n');
                    default -> {}
                }
            }
        }
        reader.close();
        return text.toString();
    }

    private static Socket secure(String host, int port, String certificate)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = new FileInputStream(certificate)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private String call(String content) throws IOException {
        String body = HEAD + content + TAIL;
        String request =
                "POST /sdk HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"urn:vim25/8.0.2.0\""
                        + cookie
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String reply = read();
        int set = reply.indexOf("vmware_soap_session");
        if (set >= 0 && cookie.isEmpty()) {
            int end = reply.indexOf(';', set);
            int line = reply.indexOf('\r', set);
            cookie = "\r\nCookie: " + reply.substring(set, end < 0 || end > line ? line : end);
        }
        if (!reply.startsWith("HTTP/1.1 200")) {
            throw new IOException(reply);
        }
        return reply;
    }

    /// Reads a reply of known length.
    private String read() throws IOException {
        InputStream in = socket.getInputStream();
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                throw new IOException("cut");
            }
            length += count;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n");
            if (body < 0) {
                continue;
            }
            int header = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
            if (header < 0 || header > body) {
                throw new IOException("no length: " + text);
            }
            int expected =
                    Integer.parseInt(text.substring(header + 16, text.indexOf('\r', header)));
            if (length - body - 4 >= expected) {
                return text;
            }
        }
    }
}
