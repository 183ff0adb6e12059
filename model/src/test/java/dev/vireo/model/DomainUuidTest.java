package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainUuidTest {
    private static final UUID UUID_OF_VM0 = UUID.fromString("265104de-1472-547c-b873-6dc7883fb6cb");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "265104de-1472-547c-b873-6dc7883fb6cb",
                "265104de1472547cb8736dc7883fb6cb",
                "265104DE-1472-547C-B873-6DC7883FB6CB",
                " \t\n\r\f265104de-1472-547c-b873-6dc7883fb6cb",
                "265104de-1472-547c-b873-6dc7883fb6cb \t\n\r\f",
                "26--5104de1472547cb8736dc7883fb6cb",
                "26 5104de1472547cb8736dc7883fb6cb",
                "--265104de1472547cb8736dc7883fb6cb",
                "\n-265104de1472547cb8736dc7883fb6cb"
            })
    void readsWhatLibvirtReads(String text) {
        assertThat(DomainUuid.parse(text)).contains(UUID_OF_VM0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "265104de1472547cb8736dc7883fb6c",
                "265104de1472547cb8736dc7883fb6cb0",
                "2-65104de1472547cb8736dc7883fb6cb",
                "265104de-1472-547c-b873-6dc7883fb6cbx",
                "265104de-1472-547c-b873-6dc7883fb6cb-",
                "265104de1472547cb8736dc7883fb6cb -",
                "26\t5104de1472547cb8736dc7883fb6cb",
                "265104de1472547cg8736dc7883fb6cb",
                "{265104de-1472-547c-b873-6dc7883fb6cb}",
                "\u000b265104de1472547cb8736dc7883fb6cb",
                "\u00a0265104de1472547cb8736dc7883fb6cb",
                "\u0662\u0666" + "5104de1472547cb8736dc7883fb6cb"
            })
    void refusesWhatLibvirtRefuses(String text) {
        assertThat(DomainUuid.parse(text)).isEmpty();
    }

    @Test
    void printsTheFormOfLibvirtAndThatOfVmxFiles() {
        assertThat(DomainUuid.format(UUID_OF_VM0))
                .isEqualTo("265104de-1472-547c-b873-6dc7883fb6cb");
        assertThat(DomainUuid.formatVmx(UUID_OF_VM0))
                .isEqualTo("26 51 04 de 14 72 54 7c-b8 73 6d c7 88 3f b6 cb");
        assertThat(DomainUuid.parse(DomainUuid.formatVmx(UUID_OF_VM0))).contains(UUID_OF_VM0);
    }
}
