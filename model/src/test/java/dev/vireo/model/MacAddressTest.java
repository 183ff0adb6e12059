package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:0c:29:01:0a:03",
                "00:0C:29:01:0A:03",
                "0:c:29:1:a:3",
                "00:0c:29:01:0a:03 \t\n"
            })
    void readsWhatLibvirtReads(String text) {
        assertThat(MacAddress.parse(text).map(MacAddress::toString)).contains("00:0c:29:01:0a:03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 00:0c:29:01:02:03",
                "00-0c-29-01-02-03",
                "000c29010203",
                "00:0c:29:01:02",
                "00:0c:29:01:02:",
                "00:0c:29:01:02:03:04",
                "00:0c:29:01:02:0g",
                "00:0c:29:01:02:003",
                "+0:0c:29:01:02:03",
                "00 :0c:29:01:02:03",
                "00: 0c:29:01:02:03",
                ":0c:29:01:02:03",
                "00::29:01:02:03"
            })
    void refusesWhatLibvirtRefuses(String text) {
        assertThat(MacAddress.parse(text)).isEmpty();
    }

    @Test
    void knowsGroupAddresses() {
        assertThat(new MacAddress(0x0100_0000_0001L).isMulticast()).isTrue();
        assertThat(new MacAddress(0xFFFF_FFFF_FFFFL).isMulticast()).isTrue();
        assertThat(new MacAddress(0x000C_2901_0203L).isMulticast()).isFalse();
    }
}
