package dev.vireo.simulator.ovf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.MethodFault;
import dev.vireo.vim.OvfDuplicateElement;
import dev.vireo.vim.OvfElementInvalidValue;
import dev.vireo.vim.OvfHostResourceConstraint;
import dev.vireo.vim.OvfInvalidPackage;
import dev.vireo.vim.OvfInvalidValueFormatMalformed;
import dev.vireo.vim.OvfInvalidValueReference;
import dev.vireo.vim.OvfMissingAttribute;
import dev.vireo.vim.OvfMissingElement;
import dev.vireo.vim.OvfNoSupportedHardwareFamily;
import dev.vireo.vim.OvfUnsupportedSection;
import dev.vireo.vim.OvfWrongElement;
import dev.vireo.vim.OvfWrongNamespace;
import dev.vireo.vim.OvfXmlFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
    private static final String PACKAGE =
            """
            <?xml version="1.0"?>
            <o:Envelope xmlns:o="http://schemas.dmtf.org/ovf/envelope/1"
                xmlns:v="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData"
                xmlns:r="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData">
              <o:References><o:File o:id="f1" o:href="a.vmdk" o:size="10"/></o:References>
              <o:DiskSection><o:Info/>
                <o:Disk o:diskId="d1" o:capacity="2" o:capacityAllocationUnits="byte * 2^30"
                    o:fileRef="f1" o:format="x" o:populatedSize="7"/>
              </o:DiskSection>
              <o:VirtualSystem o:id="web">
                <o:Info/>
                <o:VirtualHardwareSection><o:Info/>
                  <o:System><v:VirtualSystemType>vmx-13 vmx-15 vmx-99</v:VirtualSystemType></o:System>
                  <o:Item>
                    <r:AllocationUnits>byte * 2^20</r:AllocationUnits>
                    <r:InstanceID>1</r:InstanceID>
                    <r:ResourceType>4</r:ResourceType>
                    <r:VirtualQuantity>512</r:VirtualQuantity>
                  </o:Item>
                </o:VirtualHardwareSection>
              </o:VirtualSystem>
            </o:Envelope>
            """;

    private static MethodFault problem(String text) {
        OvfProblem[] caught = new OvfProblem[1];
        assertThatExceptionOfType(OvfProblem.class)
                .isThrownBy(() -> Envelope.read(text))
                .satisfies(e -> caught[0] = e);
        return caught[0].localized().fault();
    }

    @Test
    void refusesMoreDevicesThanAnyMachineHas() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            items.append("<o:Item><r:InstanceID>")
                    .append(100 + i)
                    .append("</r:InstanceID><r:ResourceType>6</r:ResourceType></o:Item>");
        }
        assertThat(changed("</o:VirtualHardwareSection>", items + "</o:VirtualHardwareSection>"))
                .isInstanceOfSatisfying(
                        OvfHostResourceConstraint.class,
                        fault -> assertThat(fault.value()).isEqualTo("more than 512"));
    }

    private static MethodFault changed(String from, String to) {
        assertThat(PACKAGE).contains(from);
        return problem(PACKAGE.replace(from, to));
    }

    @Test
    void readsWhateverPrefixesTheWriterHasChosen() {
        Envelope envelope = Envelope.read(PACKAGE);
        assertThat(envelope.downloadSize()).isEqualTo(10);
        assertThat(envelope.flatSize()).isEqualTo(2L << 30);
        assertThat(envelope.sparseSize()).isEqualTo(7);
        assertThat(envelope.content().facts().name()).isEqualTo("web");
        assertThat(envelope.machines().getFirst().memoryBytes()).isEqualTo(512L << 20);
    }

    @Test
    void choosesTheNewestHardwareThatHostsKnow() {
        assertThat(Envelope.read(PACKAGE).machines().getFirst().version()).isEqualTo("vmx-15");
    }

    @Test
    void tellsTheLineOfABrokenDocument() {
        MethodFault fault = problem("<a>\n<b>\n</a>");
        assertThat(fault).isInstanceOf(OvfXmlFormat.class);
        assertThat(((OvfInvalidPackage) fault).lineNumber()).isEqualTo(3);
    }

    @Test
    void refusesEntitiesOfItsOwn() {
        String bomb =
                "<!DOCTYPE e [<!ENTITY a 'b'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>\n<e>&a;&c;</e>";
        assertThat(problem(bomb)).isInstanceOf(OvfXmlFormat.class);
    }

    @Test
    void refusesWhatIsVeryLongOrVeryDeep() {
        assertThat(problem(" ".repeat(5 << 20))).isInstanceOf(OvfXmlFormat.class);
        assertThat(problem("<a>".repeat(10_000))).isInstanceOf(OvfXmlFormat.class);
    }

    @Test
    void refusesAPrefixThatNobodyDeclared() {
        assertThat(changed("<o:DiskSection>", "<q:x/><o:DiskSection>"))
                .isInstanceOf(OvfXmlFormat.class);
    }

    @Test
    void refusesAnotherKindOfDocument() {
        assertThat(problem("<domain/>")).isInstanceOf(OvfWrongElement.class);
        assertThat(changed("envelope/1", "envelope/2")).isInstanceOf(OvfWrongNamespace.class);
    }

    @Test
    void refusesSectionsThatItDoesNotKnowUnlessTheyAreOptional() {
        String section = "<x:Other xmlns:x=\"urn:x\" o:required=\"%s\"/><o:DiskSection>";
        assertThat(changed("<o:DiskSection>", section.formatted("true")))
                .isInstanceOf(OvfUnsupportedSection.class);
        Envelope lenient =
                Envelope.read(PACKAGE.replace("<o:DiskSection>", section.formatted("false")));
        assertThat(lenient.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.fault()).isInstanceOf(OvfUnsupportedSection.class));
    }

    @Test
    void tellsWhatIsWrongInAPackage() {
        assertThat(changed("o:id=\"f1\" ", "")).isInstanceOf(OvfMissingAttribute.class);
        assertThat(changed("fileRef=\"f1\"", "fileRef=\"f2\""))
                .isInstanceOf(OvfInvalidValueReference.class);
        assertThat(changed("o:capacity=\"2\"", "o:capacity=\"two\""))
                .isInstanceOf(OvfInvalidValueFormatMalformed.class);
        assertThat(changed("o:capacity=\"2\"", "o:capacity=\"9000000000000000000\""))
                .isInstanceOf(OvfInvalidValueFormatMalformed.class);
        assertThat(changed("</o:References>", "<o:File o:id=\"f1\" o:href=\"b\"/></o:References>"))
                .isInstanceOf(OvfDuplicateElement.class);
        assertThat(changed("<r:InstanceID>1</r:InstanceID>", ""))
                .isInstanceOf(OvfMissingElement.class);
        assertThat(changed(">4<", ">four<")).isInstanceOf(OvfElementInvalidValue.class);
        assertThat(changed("vmx-13 vmx-15 vmx-99", "virtualbox-2.2"))
                .isInstanceOf(OvfNoSupportedHardwareFamily.class);
    }

    @ParameterizedTest
    @CsvSource({
        "3,byte,3",
        "2,byte * 2^10,2048",
        "2,byte*10^3,2000",
        "1,MegaBytes,1048576",
        "1,GB,1073741824"
    })
    void knowsUnits(long quantity, String unit, long bytes) {
        assertThat(Units.bytes(quantity, unit)).contains(bytes);
    }

    @Test
    void hasNoAmountThatIsTooLarge() {
        assertThat(Units.bytes(2, "byte * 2^63")).isEmpty();
        assertThat(Units.bytes(1L << 40, "byte * 2^30")).isEmpty();
        assertThat(Units.bytes(1, "furlong")).isEmpty();
    }
}
