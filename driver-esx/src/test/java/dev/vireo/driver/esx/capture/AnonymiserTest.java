package dev.vireo.driver.esx.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Types;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.VirtualMachineConfigSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {
    private static final String NEEDLE = "N33dle-of-Acme Corp (acme.example.com) 10.9.8.7";
    private static final List<String> PARTS =
            List.of("N33dle", "Acme", "acme", "example", "Corp", "10.9.8.7");

    private final Anonymiser anonymiser = new Anonymiser(OptionalLong.of(1));
    private final SoapCodec codec = new SoapCodec();

    private String text(String before) {
        return (String) anonymiser.value(before);
    }

    @Test
    void replacesEachTextOfTheSchemaThatIsNotKnownToBeHarmless() {
        HarmlessMembers harmless = new HarmlessMembers();
        int count = 0;
        for (String name : Types.typeNames()) {
            if (Types.find(name).orElse(null) instanceof DataType type) {
                DataObject object = filled(type, harmless);
                String xml = codec.encodeValue(new ArrayValue(name, List.of(disguised(object))));
                assertThat(PARTS).as(name).noneMatch(xml::contains);
                count++;
            }
        }
        assertThat(count).isGreaterThan(2000);
    }

    /// Encodes text members only: others may be required.
    private DataObject disguised(DataObject object) {
        DataObject changed = (DataObject) anonymiser.value(object);
        DataType type = changed.vimType();
        List<Object> values = new ArrayList<>();
        for (DataMember member : type.members()) {
            Object value = changed.valueAt(member.index());
            values.add(value == null ? "" : value);
        }
        return OptionValue.builder().key(values.toString()).value("").build();
    }

    private static DataObject filled(DataType type, HarmlessMembers harmless) {
        @Nullable Object[] values = new @Nullable Object[type.memberCount()];
        for (DataMember member : type.members()) {
            Object value =
                    switch (member.kind()) {
                        case STRING, URI -> harmless.has(type, member) ? null : NEEDLE;
                        case ANY -> NEEDLE;
                        case BINARY -> Binary.of(NEEDLE.getBytes(StandardCharsets.UTF_8));
                        case REFERENCE -> new ManagedObjectReference("Network", NEEDLE);
                        default -> null;
                    };
            values[member.index()] = value != null && member.isList() ? List.of(value) : value;
        }
        return type.create(
                values,
                new Unknowns(
                        "Acme", List.of(new Unknowns.Element(0, RawElement.of("acme", NEEDLE)))));
    }

    @Test
    void keepsPathsTogether() {
        String name = text("web-01.acme");
        String datastore = text("fast disks");
        assertThat(text("[fast disks] web-01.acme/web-01.acme.vmx"))
                .isEqualTo("[" + datastore + "] " + name + "/" + name + ".vmx");
        assertThat(text("[fast disks] web-01.acme/web-01.acme-flat.vmdk"))
                .isEqualTo("[" + datastore + "] " + name + "/" + name + "-flat.vmdk");
        assertThat(name).isNotEqualTo("web-01.acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm01", "datastore1", "host3", "4711", "ha-host_VM0"})
    void namesAreInPathsAsTheyAreAlone(String name) {
        String other = (String) anonymiser.property("VirtualMachine", "name", name);
        assertThat(other).isNotEqualTo(name);
        assertThat(text("[fast disks] " + name + "/" + name + ".vmx"))
                .isEqualTo("[" + text("fast disks") + "] " + other + "/" + other + ".vmx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "db", "Backup Server", "dev1", "Linux"})
    void namesOfObjectsAreReplacedAlsoIfTheirWordsAreCommon(String name) {
        anonymiser.meet("VM Network");
        anonymiser.meet(name);
        String other = (String) anonymiser.property("VirtualMachine", "name", name);
        for (String word : name.split(" ", -1)) {
            assertThat(other).doesNotContain(word);
        }
        assertThat(text("[fast disks] " + name + "/" + name + ".vmx"))
                .isEqualTo("[" + text("fast disks") + "] " + other + "/" + other + ".vmx");
        assertThat(text("VM Network")).isEqualTo("VM Network");
        assertThat(text("Hard disk 1")).isEqualTo("Hard disk 1");
    }

    @Test
    void guestsAreNamedLikeTheirMachines() {
        String machine = (String) anonymiser.property("VirtualMachine", "name", "ha-host_VM0");
        assertThat(text("ha-host-vm0"))
                .isEqualTo(machine.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void optionsOfMachinesAreReplacedThoughTheyAreNumbers() {
        VirtualMachineConfigSpec spec =
                VirtualMachineConfigSpec.builder()
                        .extraConfig(
                                List.of(
                                        OptionValue.builder()
                                                .key("guestinfo.pin")
                                                .value("4711")
                                                .build(),
                                        OptionValue.builder()
                                                .key("guestinfo.id")
                                                .value("vm-42")
                                                .build()))
                        .build();
        assertThat(((VirtualMachineConfigSpec) anonymiser.value(spec)).extraConfig())
                .extracting(OptionValue::value)
                .doesNotContain("4711", "vm-42");
    }

    @Test
    void givesEachNameAnotherOne() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            for (String each : List.of("vm" + i + "x", String.valueOf(100_000 + i))) {
                String changed = text("n " + each).substring("n ".length());
                assertThat(seen.put(changed, each)).as(each).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.4.17, 10\\\\.\\d+\\\\.\\d+\\\\.\\d+",
        "00:50:56:ab:cd:ef, 00:50:56:[89ab][0-9a-f]:[0-9a-f]{2}:[0-9a-f]{2}",
        "00:0c:29:ab:cd:ef, 00:0c:29(:[0-9a-f]{2}){3}",
        "AC:1F:6B:01:02:03, 02(:[0-9A-F]{2}){5}",
        "fe80::250:56ff:fe00:1, fe80::[0-9a-f:]+",
        "2a02:8109::17, 2001:db8::[0-9a-f:]+",
        "564d2b5a-0001-0002-0003-9f0000000001, [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "42 1d b0 68 1d 5d 0a cf-92 83 e1 6e c3 e5 b9 57, ([0-9a-f]{2}[ -]?){16}",
        "https://vc.acme.com:443/sdk, https://\\w+\\.\\w+\\.com:\\d{3}/\\w+"
    })
    void keepsTheKind(String before, String form) {
        assertThat(text(before)).isNotEqualTo(before).matches(form.replace("\\\\", "\\"));
        assertThat(text(before)).isEqualTo(text(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ha-datacenter",
                "Resources",
                "VM Network",
                "vm",
                "host",
                "Datacenters",
                "Hard disk 1",
                "vmnic0",
                "255.255.255.0",
                "dvportgroup-41",
                ""
            })
    void keepsWhatEachServerHas(String text) {
        assertThat(text(text)).isEqualTo(text);
    }

    @Test
    void dropsSecrets() {
        OptionValue option =
                OptionValue.builder().key("RemoteDisplay.vnc.password").value("hunter2").build();
        assertThat(((OptionValue) anonymiser.value(option)).value()).isEqualTo("");
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(new Anonymiser(OptionalLong.of(1)).value("acme")).isEqualTo(text("acme"));
        assertThat(new Anonymiser(OptionalLong.of(2)).value("acme")).isNotEqualTo(text("acme"));
        assertThat(new Anonymiser(OptionalLong.empty()).value("acme"))
                .isNotEqualTo(new Anonymiser(OptionalLong.empty()).value("acme"));
    }
}
