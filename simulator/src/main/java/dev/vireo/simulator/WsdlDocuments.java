package dev.vireo.simulator;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.Types;
import dev.vireo.vim.ValueKind;
import dev.vireo.vim.VimType;
import java.util.List;

/// Describes the service as WSDL and XML Schema do, from the tables of the types. Made each time
/// somebody asks, which hardly anybody does.
final class WsdlDocuments {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACES =
            " xmlns=\"http://schemas.xmlsoap.org/wsdl/\""
                    + " xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:vim25=\"urn:vim25\"";
    private static final List<String> ARRAYS =
            List.of(
                    "String",
                    "Int",
                    "Long",
                    "Short",
                    "Byte",
                    "Boolean",
                    "Float",
                    "Double",
                    "DateTime",
                    "AnyType",
                    "AnyURI",
                    "Base64Binary");

    private final StringBuilder text = new StringBuilder(XML);

    private WsdlDocuments() {}

    /// Describes where the service is.
    ///
    /// @param url the address of the SOAP endpoint
    static String service(String url) {
        return XML
                + "<definitions targetNamespace=\"urn:vim25Service\""
                + NAMESPACES
                + ">\n<import location=\"vim.wsdl\" namespace=\"urn:vim25\"/>\n"
                + "<service name=\"VimService\">\n<port binding=\"vim25:VimBinding\""
                + " name=\"VimPort\">\n<soap:address location=\""
                + url
                + "\"/>\n</port>\n</service>\n</definitions>\n";
    }

    /// Describes the operations.
    static String operations() {
        WsdlDocuments document = new WsdlDocuments();
        document.line("<definitions targetNamespace=\"urn:vim25\"" + NAMESPACES + ">");
        document.line("<types>");
        document.line(
                "<xsd:schema elementFormDefault=\"qualified\" targetNamespace=\"urn:vim25\">");
        document.line("<xsd:include schemaLocation=\"vim-types.xsd\"/>");
        document.line("</xsd:schema>");
        document.line("</types>");
        document.message("RuntimeFaultFault", "fault", "RuntimeFaultFault");
        for (String method : Types.methodNames()) {
            document.message(method + "RequestMsg", "parameters", method);
            document.message(method + "ResponseMsg", "parameters", method + "Response");
        }
        document.ports();
        document.bindings();
        document.line("</definitions>");
        return document.text.toString();
    }

    private void message(String name, String part, String element) {
        line("<message name=\"" + name + "\">");
        line("<part element=\"vim25:" + element + "\" name=\"" + part + "\"/>");
        line("</message>");
    }

    private void ports() {
        line("<portType name=\"VimPortType\">");
        for (String method : Types.methodNames()) {
            line("<operation name=\"" + method + "\">");
            line("<input message=\"vim25:" + method + "RequestMsg\"/>");
            line("<output message=\"vim25:" + method + "ResponseMsg\"/>");
            line("<fault message=\"vim25:RuntimeFaultFault\" name=\"RuntimeFault\"/>");
            line("</operation>");
        }
        line("</portType>");
    }

    private void bindings() {
        line("<binding name=\"VimBinding\" type=\"vim25:VimPortType\">");
        line(
                "<soap:binding style=\"document\""
                        + " transport=\"http://schemas.xmlsoap.org/soap/http\"/>");
        for (String method : Types.methodNames()) {
            line("<operation name=\"" + method + "\">");
            line("<soap:operation soapAction=\"urn:vim25/8.0.2.0\" style=\"document\"/>");
            line("<input><soap:body use=\"literal\"/></input>");
            line("<output><soap:body use=\"literal\"/></output>");
            line("<fault name=\"RuntimeFault\">");
            line("<soap:fault name=\"RuntimeFault\" use=\"literal\"/></fault>");
            line("</operation>");
        }
        line("</binding>");
    }

    /// Describes the types, and the elements that requests and replies consist of.
    static String schema() {
        WsdlDocuments document = new WsdlDocuments();
        document.line(
                "<schema elementFormDefault=\"qualified\" targetNamespace=\"urn:vim25\""
                        + " xmlns=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:vim25=\"urn:vim25\">");
        document.references();
        ARRAYS.forEach(document::plainArray);
        for (String name : Types.typeNames()) {
            Types.find(name).ifPresent(document::type);
        }
        Types.methodNames().forEach(document::method);
        document.line("</schema>");
        return document.text.toString();
    }

    private void references() {
        line("<complexType name=\"ManagedObjectReference\">");
        line("<simpleContent><extension base=\"xsd:string\">");
        line("<attribute name=\"type\" type=\"xsd:string\"/>");
        line("<attribute name=\"serverGuid\" type=\"xsd:string\"/>");
        line("</extension></simpleContent>");
        line("</complexType>");
        array("ManagedObjectReference", "vim25:ManagedObjectReference");
    }

    private void plainArray(String name) {
        array(name, "xsd:" + Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    private void array(String name, String type) {
        line("<complexType name=\"ArrayOf" + name + "\"><sequence>");
        line(
                "<element name=\""
                        + name
                        + "\" type=\""
                        + type
                        + "\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>");
        line("</sequence></complexType>");
    }

    private void type(VimType type) {
        switch (type) {
            case DataType data -> {
                object(data);
                array(data.name(), "vim25:" + data.name());
            }
            case EnumType<?> values -> {
                line(
                        "<simpleType name=\""
                                + values.name()
                                + "\"><restriction base=\"xsd:string\">");
                values.constants()
                        .forEach(value -> line("<enumeration value=\"" + value.value() + "\"/>"));
                line("</restriction></simpleType>");
                array(values.name(), "vim25:" + values.name());
            }
            default -> {} // managed objects are only referred to
        }
    }

    private void object(DataType type) {
        int inherited = type.base().map(DataType::memberCount).orElse(0);
        line("<complexType name=\"" + type.name() + "\">");
        type.base()
                .ifPresent(base ->
                        line("<complexContent><extension base=\"vim25:" + base.name() + "\">"));
        members(type.members().subList(inherited, type.memberCount()));
        if (type.base().isPresent()) {
            line("</extension></complexContent>");
        }
        line("</complexType>");
        if (isFault(type)) {
            line("<element name=\"" + type.name() + "Fault\" type=\"vim25:" + type.name() + "\"/>");
        }
    }

    private static boolean isFault(DataType type) {
        return type.name().equals("MethodFault")
                || type.base().filter(WsdlDocuments::isFault).isPresent();
    }

    private void method(String name) {
        DataType request = Types.findRequest(name).orElseThrow();
        line("<complexType name=\"" + name + "RequestType\">");
        members(request.members());
        line("</complexType>");
        line("<element name=\"" + name + "\" type=\"vim25:" + name + "RequestType\"/>");
        line("<element name=\"" + name + "Response\"><complexType>");
        MethodRequest<?> example = (MethodRequest<?>) request.assemble().build();
        members(example.vimMethod().result().map(List::of).orElse(List.of()));
        line("</complexType></element>");
    }

    private void members(List<DataMember> members) {
        line("<sequence>");
        for (DataMember member : members) {
            line(
                    "<element name=\""
                            + member.name()
                            + "\" type=\""
                            + typeOf(member)
                            + '"'
                            + (member.isRequired() ? "" : " minOccurs=\"0\"")
                            + (member.isList() ? " maxOccurs=\"unbounded\"" : "")
                            + "/>");
        }
        line("</sequence>");
    }

    private static String typeOf(DataMember member) {
        ValueKind kind = member.kind();
        return switch (kind) {
            case REFERENCE -> "vim25:ManagedObjectReference";
            case OBJECT, ENUM -> "vim25:" + member.typeName();
            default -> "xsd:" + kind.text();
        };
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
