package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class WebPagesTest {
    private static final Simulator SIMULATOR = Simulator.builder().start();

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    private static Page get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + SIMULATOR.port() + path);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            int status = connection.getResponseCode();
            try (InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Page(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Page(int status, String body) {}

    private static Document parse(String path)
            throws ParserConfigurationException, SAXException, IOException {
        Page reply = get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(reply.body())));
    }

    @Test
    void schemaIsValid() throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        String schema = get("/sdk/vim-types.xsd").body();
        assertThat(factory.newSchema(new StreamSource(new StringReader(schema)))).isNotNull();
        assertThat(schema)
                .contains(
                        "<element name=\"PowerOnVM_Task\" type=\"vim25:PowerOnVM_TaskRequestType\"/>")
                .contains("<element name=\"setCustomValueResponse\">")
                .contains("<element name=\"InvalidLoginFault\" type=\"vim25:InvalidLogin\"/>");
    }

    @Test
    void everyOperationHasItsMessages() throws Exception {
        Document wsdl = parse("/sdk/vim.wsdl");
        Set<String> messages = names(wsdl, "message");
        NodeList operations = wsdl.getElementsByTagNameNS("*", "operation");
        assertThat(operations.getLength()).isGreaterThan(900);
        NodeList inputs = wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/", "input");
        for (int i = 0; i < inputs.getLength(); i++) {
            String message = ((Element) inputs.item(i)).getAttribute("message");
            if (!message.isEmpty()) {
                assertThat(messages).contains(message.substring("vim25:".length()));
            }
        }
    }

    private static Set<String> names(Document wsdl, String element) {
        Set<String> names = new HashSet<>();
        NodeList nodes = wsdl.getElementsByTagNameNS("*", element);
        for (int i = 0; i < nodes.getLength(); i++) {
            names.add(((Element) nodes.item(i)).getAttribute("name"));
        }
        return names;
    }

    @Test
    void serviceNamesItsEndpoint() throws Exception {
        for (String path : new String[] {"/sdk/vimService.wsdl", "/sdk/vimService?wsdl"}) {
            Element address = (Element) parse(path).getElementsByTagNameNS("*", "address").item(0);
            assertThat(address.getAttribute("location")).isEqualTo(SIMULATOR.url().toString());
        }
    }

    @Test
    void tellsWhatItIs() {
        assertThat(get("/about").body())
                .contains("\"apiType\": \"HostAgent\"")
                .contains("\"version\": \"8.0.2\"");
        assertThat(get("/").body()).contains("<h1>VMware ESXi 8.0.2");
    }

    @Test
    void managedObjectBrowserIsNotThere() {
        Page reply = get("/mob");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("no managed object browser");
    }
}
