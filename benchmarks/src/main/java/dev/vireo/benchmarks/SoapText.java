package dev.vireo.benchmarks;

/// Requests as text. The identifiers are those of an ESX host, the same on both servers.
final class SoapText {
    private static final String COLLECTOR =
            "<_this type=\"PropertyCollector\">ha-property-collector</_this>";

    private SoapText() {}

    private static String envelope(String body) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <Body>%s</Body></Envelope>\
        """
                .formatted(body);
    }

    private static String method(String name, String members) {
        return envelope("<" + name + " xmlns=\"urn:vim25\">" + members + "</" + name + ">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    static String login(String user, String password) {
        return method(
                "Login",
                "<_this type=\"SessionManager\">ha-sessionmgr</_this><userName>%s</userName><password>%s</password>"
                        .formatted(escaped(user), escaped(password)));
    }

    static String logout() {
        return method("Logout", "<_this type=\"SessionManager\">ha-sessionmgr</_this>");
    }

    /// Reads properties of the machines in the folder of machines.
    static String list(String... paths) {
        String objects =
                """
                <objectSet><obj type="Folder">ha-folder-vm</obj><skip>true</skip>\
                <selectSet xsi:type="TraversalSpec"><name>children</name><type>Folder</type>\
                <path>childEntity</path><skip>false</skip></selectSet></objectSet>\
                """;
        StringBuilder properties = new StringBuilder("<propSet><type>VirtualMachine</type>");
        for (String path : paths) {
            properties.append("<pathSet>").append(path).append("</pathSet>");
        }
        properties.append("</propSet>");
        return method(
                "RetrieveProperties",
                COLLECTOR + "<specSet>" + properties + objects + "</specSet>");
    }

    /// Makes a view of all machines.
    static String view() {
        return method(
                "CreateContainerView",
                """
                <_this type="ViewManager">ViewManager</_this>\
                <container type="Folder">ha-folder-root</container>\
                <type>VirtualMachine</type><recursive>true</recursive>\
                """);
    }

    /// Reads all properties of the objects of a view, the first page of them.
    static String everything(String view) {
        return method(
                "RetrievePropertiesEx",
                COLLECTOR
                        + """
                        <specSet><propSet><type>VirtualMachine</type><all>true</all></propSet>\
                        <objectSet><obj type="ContainerView">%s</obj><skip>true</skip>\
                        <selectSet xsi:type="TraversalSpec"><name>view</name>\
                        <type>ContainerView</type><path>view</path><skip>false</skip>\
                        </selectSet></objectSet></specSet><options></options>\
                        """
                                .formatted(view));
    }

    /// Reads the next page.
    static String more(String token) {
        return method("ContinueRetrievePropertiesEx", COLLECTOR + "<token>" + token + "</token>");
    }
}
