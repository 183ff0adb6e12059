package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleValueTest {
    private final SoapCodec codec = new SoapCodec();

    static List<Object> values() {
        ManagedObjectReference machine = new ManagedObjectReference("VirtualMachine", "vm-1");
        return List.of(
                "a < b & \"c\"\n",
                42,
                true,
                Instant.parse("2026-03-01T12:00:00Z"),
                machine,
                VirtualMachinePowerState.POWERED_ON,
                OptionValue.builder().key("k").value(7L).build(),
                new ArrayValue("ManagedObjectReference", List.of(machine)),
                new ArrayValue("String", List.of()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueByItselfIsReadAsItWasWritten(Object value) {
        assertThat(codec.decodeValue(codec.encodeValue(value))).isEqualTo(value);
    }

    @Test
    void writesElementThatNamesItsTypeAndDeclaresItsNamespaces() {
        assertThat(codec.encodeValue(7))
                .isEqualTo(
                        "<val xmlns=\"urn:vim25\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xsi:type=\"xsd:int\">7</val>");
    }

    @Test
    void refusesWhatIsCutOff() {
        String xml = codec.encodeValue(OptionValue.builder().key("k").value("v").build());
        assertThatExceptionOfType(SoapException.class)
                .isThrownBy(() -> codec.decodeValue(xml.substring(0, xml.length() - 3)));
    }
}
