package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expectations are what libvirt 9.0 makes of the same names.
class DatastoreItemNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '\0',
            value = {
                "normal\tnormal",
                "Aä1ö2ü3ß4#5~6!7§8/9%Z\tA+w6Q-1+w7Y-2+w7w-3+w58-4+Iw-5+fg-6+IQ-7+wqc-8+JQ-2f9+JQ-25Z",
                "Z~6!7§8/9%0#1\"2'3`4&A\tZ+fg-6+IQ-7+wqc-8+JQ-2f9+JQ-250+Iw-1_2'3+YA-4+Jg-A",
                "標準語\t+5qiZ5rqW6Kqe",
                "!\"#$%&'()*+,-./0123456789:;<=>?\t+IQ-_+IyQl-25+Jg-'()_+Kw-,-.+JQ-2f0123456789_+Ow-_+PQ-__",
                "A Z[\\]^_B\tA Z+WyU-5c+XV4-_B",
                "A`B@{|}~DEL\tA+YA-B+QHs-_+fX4-DEL",
                "hÀÁÂÃÄÅH\th+w4DDgcOCw4PDhMOF-H",
                "A쿀Z\tA+7L+A-Z",
                "!쿀A\t+Iey,gA-A",
                "~~~\t+fn5+",
                "~~~A\t+fn5+-A",
                "K%U/H\\Z\tK+JQ-25U+JQ-2fH+JQ-5cZ",
                "vvv<A\"B\"C>zzz\tvvv_A_B_C_zzz",
                "a+b\ta+Kw-b",
                "日a日\t+5pel-a+5pel",
                "\u007f\t+fw",
                "a\u0001b\ta+AQ-b"
            })
    void escapesAsLibvirtDoes(String name, String escaped) {
        assertThat(DatastoreItemName.escape(name)).isEqualTo(escaped);
    }

    @Test
    void escapesBytesThatAreNoUtf8() {
        assertThat(DatastoreItemName.escape("a\uDCE4")).isEqualTo("a+5A");
    }

    @Test
    void refusesTheEmptyName() {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> DatastoreItemName.escape(""));
    }
}
