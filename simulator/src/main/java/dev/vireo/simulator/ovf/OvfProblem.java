package dev.vireo.simulator.ovf;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.OvfDuplicateElement;
import dev.vireo.vim.OvfElementInvalidValue;
import dev.vireo.vim.OvfHostResourceConstraint;
import dev.vireo.vim.OvfInvalidValueFormatMalformed;
import dev.vireo.vim.OvfInvalidValueReference;
import dev.vireo.vim.OvfMappedOsId;
import dev.vireo.vim.OvfMissingAttribute;
import dev.vireo.vim.OvfMissingElement;
import dev.vireo.vim.OvfNoHostNic;
import dev.vireo.vim.OvfNoSpaceOnController;
import dev.vireo.vim.OvfNoSupportedHardwareFamily;
import dev.vireo.vim.OvfUnsupportedAttributeValue;
import dev.vireo.vim.OvfUnsupportedDeviceBackingInfo;
import dev.vireo.vim.OvfUnsupportedDiskProvisioning;
import dev.vireo.vim.OvfUnsupportedElement;
import dev.vireo.vim.OvfUnsupportedSection;
import dev.vireo.vim.OvfUnsupportedSubType;
import dev.vireo.vim.OvfUnsupportedType;
import dev.vireo.vim.OvfWrongElement;
import dev.vireo.vim.OvfWrongNamespace;
import dev.vireo.vim.OvfXmlFormat;

/// What is wrong with a descriptor, with the fault of the VI API that says so and the line.
@SuppressWarnings("serial") // never serialized
public final class OvfProblem extends RuntimeException {
    private final MethodFault fault;

    private OvfProblem(MethodFault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /// Returns the problem as the results of the API carry it.
    ///
    /// @return the typed fault with its text
    public LocalizedMethodFault localized() {
        return LocalizedMethodFault.builder()
                .fault(fault)
                .localizedMessage(String.valueOf(getMessage()))
                .build();
    }

    /// Says that a host cannot have groups of machines.
    ///
    /// @return the problem
    public static OvfProblem group() {
        return new OvfProblem(
                OvfUnsupportedElement.builder().name("VirtualSystemCollection").build(),
                "The host does not support vApps.");
    }

    /// Says that a host has less than a machine needs.
    ///
    /// @param what for example `VirtualQuantity`
    /// @param value what is needed
    /// @return the problem
    public static OvfProblem tooMuch(String what, String value) {
        return tooMany(0, what, value);
    }

    /// Says that the disks cannot be made as wanted.
    ///
    /// @param wanted what is wanted
    /// @return the problem
    public static OvfProblem provisioning(String wanted) {
        return new OvfProblem(
                OvfUnsupportedDiskProvisioning.builder()
                        .diskProvisioning(wanted)
                        .supportedDiskProvisioning(String.join(",", Provisioning.supported()))
                        .build(),
                "The host cannot make disks that are " + wanted + ".");
    }

    static OvfProblem xml(int line, String description) {
        return new OvfProblem(
                OvfXmlFormat.builder().lineNumber(line).description(description).build(),
                "Line " + line + ": the descriptor is no XML that can be read: " + description);
    }

    static OvfProblem namespace(OvfNode node) {
        return new OvfProblem(
                OvfWrongNamespace.builder()
                        .lineNumber(node.line())
                        .namespaceName(node.namespace())
                        .build(),
                "Line " + node.line() + ": the namespace '" + node.namespace() + "' is wrong.");
    }

    static OvfProblem wrongElement(OvfNode node) {
        return new OvfProblem(
                OvfWrongElement.builder().lineNumber(node.line()).name(node.name()).build(),
                "Line " + node.line() + ": " + node.name() + " has no place here.");
    }

    static OvfProblem duplicate(OvfNode node) {
        return new OvfProblem(
                OvfDuplicateElement.builder().lineNumber(node.line()).name(node.name()).build(),
                "Line " + node.line() + ": there is a second " + node.name() + ".");
    }

    static OvfProblem missingElement(int line, String name) {
        return new OvfProblem(
                OvfMissingElement.builder().lineNumber(line).name(name).build(),
                "Line " + line + ": there is no " + name + ".");
    }

    static OvfProblem missingAttribute(OvfNode node, String attribute) {
        return new OvfProblem(
                OvfMissingAttribute.builder()
                        .lineNumber(node.line())
                        .elementName(node.name())
                        .attributeName(attribute)
                        .build(),
                "Line " + node.line() + ": " + node.name() + " has no " + attribute + ".");
    }

    static OvfProblem malformed(OvfNode node, String attribute, String value) {
        return new OvfProblem(
                OvfInvalidValueFormatMalformed.builder()
                        .lineNumber(node.line())
                        .elementName(node.name())
                        .attributeName(attribute)
                        .value(value)
                        .build(),
                bad(node, attribute, value));
    }

    static OvfProblem reference(OvfNode node, String attribute, String value) {
        return new OvfProblem(
                OvfInvalidValueReference.builder()
                        .lineNumber(node.line())
                        .elementName(node.name())
                        .attributeName(attribute)
                        .value(value)
                        .build(),
                bad(node, attribute, value));
    }

    private static String bad(OvfNode node, String attribute, String value) {
        return "Line "
                + node.line()
                + ": "
                + node.name()
                + " has a value of "
                + attribute
                + " that cannot be: '"
                + value
                + "'.";
    }

    static OvfProblem elementValue(int line, String name, String value) {
        return new OvfProblem(
                OvfElementInvalidValue.builder().lineNumber(line).name(name).value(value).build(),
                "Line " + line + ": the value '" + value + "' of " + name + " cannot be.");
    }

    static OvfProblem section(OvfNode node) {
        String info = node.child(OvfNode.OVF, "Info").map(OvfNode::text).orElse("");
        return new OvfProblem(
                OvfUnsupportedSection.builder()
                        .lineNumber(node.line())
                        .name(node.name())
                        .info(info)
                        .build(),
                "Line " + node.line() + ": the section " + node.name() + " is not supported.");
    }

    static OvfProblem element(OvfNode node) {
        return new OvfProblem(
                OvfUnsupportedElement.builder().lineNumber(node.line()).name(node.name()).build(),
                "Line " + node.line() + ": the element " + node.name() + " is not supported.");
    }

    static OvfProblem setting(int line, String element, String key) {
        return new OvfProblem(
                OvfUnsupportedAttributeValue.builder()
                        .lineNumber(line)
                        .elementName(element)
                        .attributeName("key")
                        .value(key)
                        .build(),
                "Line " + line + ": the setting " + key + " is not supported.");
    }

    static OvfProblem hardwareFamily(int line, String version) {
        return new OvfProblem(
                OvfNoSupportedHardwareFamily.builder().lineNumber(line).version(version).build(),
                "Line " + line + ": no hardware of '" + version + "' is supported.");
    }

    static OvfProblem type(Item item) {
        return new OvfProblem(
                OvfUnsupportedType.builder()
                        .lineNumber(item.line())
                        .name(item.name())
                        .instanceId(item.id())
                        .deviceType(item.type())
                        .build(),
                "Line "
                        + item.line()
                        + ": devices of the type "
                        + item.type()
                        + " are not supported: "
                        + item.name());
    }

    static OvfProblem subType(Item item) {
        return new OvfProblem(
                OvfUnsupportedSubType.builder()
                        .lineNumber(item.line())
                        .elementName(item.name())
                        .instanceId(item.id())
                        .deviceType(item.type())
                        .deviceSubType(item.subType())
                        .build(),
                "Line "
                        + item.line()
                        + ": devices of the kind '"
                        + item.subType()
                        + "' are not supported: "
                        + item.name());
    }

    static OvfProblem noSpace(Item item, String parent) {
        return new OvfProblem(
                OvfNoSpaceOnController.builder()
                        .lineNumber(item.line())
                        .name(item.name())
                        .parent(parent)
                        .build(),
                "Line " + item.line() + ": there is no place left on the controller " + parent);
    }

    static OvfProblem backing(Item item, String backing) {
        return new OvfProblem(
                OvfUnsupportedDeviceBackingInfo.builder()
                        .elementName("HostResource")
                        .instanceId(item.id())
                        .deviceName(item.name())
                        .backingName(backing)
                        .build(),
                "Line " + item.line() + ": " + item.name() + " cannot have " + backing + ".");
    }

    static OvfProblem noNetwork(Item item) {
        return new OvfProblem(
                OvfNoHostNic.builder().lineNumber(item.line()).build(),
                "Line " + item.line() + ": the host has no network for " + item.name() + ".");
    }

    static OvfProblem mappedGuest(int id, String description, String guest) {
        return new OvfProblem(
                OvfMappedOsId.builder()
                        .ovfId(id)
                        .ovfDescription(description)
                        .targetDescription(guest)
                        .build(),
                "The operating system " + id + " is not known; it is taken for " + guest + ".");
    }

    static OvfProblem tooMany(int line, String what, String value) {
        return new OvfProblem(
                OvfHostResourceConstraint.builder()
                        .lineNumber(line)
                        .name(what)
                        .value(value)
                        .build(),
                "Line " + line + ": a machine of this host has less " + what + " than " + value);
    }
}
