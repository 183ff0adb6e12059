package dev.vireo.soap;

import static dev.vireo.soap.Messages.envelope;
import static dev.vireo.soap.Messages.rows;
import static dev.vireo.soap.Messages.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults: decoded to their type with their data, however the server writes them.
class FaultTest {
    @Test
    void readsATypedDetailWithItsData() {
        SoapFault fault =
                fault(
                        "<InvalidPowerStateFault xsi:type='InvalidPowerState'>"
                                + "<existingState>poweredOff</existingState></InvalidPowerStateFault>");
        assertThat(fault.code()).isEqualTo("ServerFaultCode");
        assertThat(fault.message()).isEqualTo("it failed");
        assertThat(fault.type()).isEqualTo("InvalidPowerState");
        assertThat(fault.detail())
                .containsInstanceOf(InvalidPowerState.class)
                .map(f -> ((InvalidPowerState) f).existingState())
                .contains(VirtualMachinePowerState.POWERED_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<InvalidLoginFault xmlns='urn:vim25' xsi:type='InvalidLogin'/>",
                "<InvalidLoginFault/>",
                "<v:InvalidLoginFault xmlns:v='urn:vim25'/>",
                "<InvalidLogin/>",
                "<Fault xsi:type='v:InvalidLogin' xmlns:v='urn:vim25'/>",
                "<f i:type='InvalidLogin' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'/>",
                " text <stackTrace>at x</stackTrace><InvalidLoginFault/>",
                "<x xsi:type='xsd:string'>no</x><InvalidLoginFault/>",
                "<InvalidLoginFault>some text</InvalidLoginFault>",
                "<InvalidLoginFault/><InvalidPowerStateFault xsi:type='InvalidPowerState'/>"
            })
    void findsTheTypeOfADetail(String detail) {
        assertThat(fault(detail).detail()).containsInstanceOf(InvalidLogin.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<QuantumDecayFault xsi:type='QuantumDecay'><rate>3</rate></QuantumDecayFault>",
                "<QuantumDecayFault><rate>3</rate></QuantumDecayFault>"
            })
    void keepsFaultsThatTheSchemaDoesNotKnow(String detail) {
        SoapFault fault = fault(detail);
        assertThat(fault.type()).isEqualTo("QuantumDecay");
        MethodFault typed = fault.detail().orElseThrow();
        assertThat(typed.vimType()).isSameAs(MethodFault.TYPE);
        assertThat(typed.unknowns().elements())
                .singleElement()
                .satisfies(u -> assertThat(u.element()).isEqualTo(RawElement.of("rate", "3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<detail/>",
                "<detail>just text</detail>",
                "<detail><html>no</html></detail>",
                "<detail><a xsi:type='xsd:int'>5</a></detail>"
            })
    void readsFaultsWithoutADetailOfTheApi(String detail) {
        SoapFault fault =
                thrown("<faultcode>x:Client</faultcode><faultstring>no</faultstring>" + detail);
        assertThat(fault.detail()).isEmpty();
        assertThat(fault.type()).isEqualTo("Client");
        assertThat(fault.message()).isEqualTo("no");
    }

    @Test
    void readsFaultsThatLackNearlyEverything() {
        assertThat(thrown("")).isEqualTo(new SoapFault("", "", null));
        assertThat(thrown("<faultactor>x</faultactor><faultcode/>"))
                .isEqualTo(new SoapFault("", "", null));
        assertThat(thrown("<faultstring>a<b>c</b>d</faultstring>").message()).isEqualTo("ad");
    }

    @Test
    void showsTheServersTextWithoutWhatATerminalActsOn() {
        SoapFaultException e =
                catchThrowableOfType(
                        SoapFaultException.class,
                        () ->
                                rows(
                                        stream(
                                                envelope(
                                                        "<e:Fault><faultcode>c</faultcode><faultstring>a\u009b\nb"
                                                                + "z".repeat(3000)
                                                                + "</faultstring></e:Fault>"))));
        assertThat(e.getMessage())
                .startsWith("c: aU+009BU+000Abzzz")
                .endsWith("z...")
                .hasSizeLessThan(520);
        assertThat(e.fault().message()).startsWith("a\u009b\nbz").hasSize(3004);
    }

    @Test
    void writesFaultsThatCanBeReadAgain() {
        SoapFault fault =
                new SoapFault(
                        "ServerFaultCode",
                        "<gone> & \"lost\"",
                        ManagedObjectNotFound.builder()
                                .obj(new ManagedObjectReference("VirtualMachine", "7"))
                                .build());
        byte[] message = new SoapCodec().encodeFault(fault);
        assertThat(new String(message, StandardCharsets.UTF_8))
                .contains(
                        "<soapenv:Fault><faultcode>ServerFaultCode</faultcode>"
                                + "<faultstring>&lt;gone&gt; &amp; &quot;lost&quot;</faultstring>"
                                + "<detail><ManagedObjectNotFoundFault xmlns=\"urn:vim25\""
                                + " xsi:type=\"ManagedObjectNotFound\"><obj type=\"VirtualMachine\">7</obj>"
                                + "</ManagedObjectNotFoundFault></detail></soapenv:Fault>");
        SoapFaultException e =
                catchThrowableOfType(
                        SoapFaultException.class, () -> rows(new ByteArrayInputStream(message)));
        assertThat(e.fault()).isEqualTo(fault);
    }

    private static SoapFault fault(String detail) {
        return thrown(
                "<faultcode>ServerFaultCode</faultcode><faultstring> it failed\n</faultstring><detail>"
                        + detail
                        + "</detail>");
    }

    private static SoapFault thrown(String content) {
        SoapFaultException e =
                catchThrowableOfType(
                        SoapFaultException.class,
                        () -> rows(stream(envelope("<e:Fault>" + content + "</e:Fault>"))));
        assertThat(e).as("a fault").isNotNull();
        return e.fault();
    }
}
