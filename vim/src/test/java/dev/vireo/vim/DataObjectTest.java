package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataObjectTest {
    private static final RawElement UNKNOWN = RawElement.of("future", "text");

    private static VirtualE1000 card() {
        return VirtualE1000.builder()
                .key(4000)
                .macAddress("00:0c:29:00:00:01")
                .backing(VirtualEthernetCardNetworkBackingInfo.builder().deviceName("LAN").build())
                .build();
    }

    private static DataObject withUnknowns(String wireType) {
        DataAssembler content = new DataAssembler(card());
        content.wireType(wireType);
        content.addUnknown(1, UNKNOWN);
        return content.build();
    }

    @Test
    void copiesTheActualTypeAlsoWhereABaseIsDeclared() {
        VirtualDevice declared = card();
        VirtualDevice copy = declared.toBuilder().key(4001).build();
        assertThat(copy).isInstanceOf(VirtualE1000.class);
        assertThat(copy.key()).isEqualTo(4001);
        assertThat(((VirtualE1000) copy).macAddress()).isEqualTo("00:0c:29:00:00:01");
        assertThat(copy.backing()).isSameAs(declared.backing());
        assertThat(declared.key()).isEqualTo(4000);
    }

    @Test
    void buildsIndependentValuesFromOneBuilder() {
        Description.Builder<?> builder = Description.builder().label("a").summary("x");
        Description first = builder.build();
        Description second = builder.label("b").build();
        assertThat(first.label()).isEqualTo("a");
        assertThat(second.label()).isEqualTo("b");
        assertThat(second.summary()).isEqualTo("x");
    }

    @Test
    void isEqualToAValueOfTheSameTypeWithTheSameMembers() {
        assertThat(card()).isEqualTo(card()).hasSameHashCodeAs(card());
        assertThat(card()).isNotEqualTo(card().toBuilder().key(4001).build());
        assertThat(card()).isNotEqualTo(card().toBuilder().unitNumber(7).build());
        assertThat(card()).isNotEqualTo("VirtualE1000");
    }

    @Test
    void isNotEqualToAValueOfAnotherTypeWithTheSameMembers() {
        DataObject e1000 = VirtualE1000.builder().key(1).build();
        DataObject e1000e = VirtualE1000e.builder().key(1).build();
        DataObject base = VirtualEthernetCard.builder().key(1).build();
        assertThat(e1000).isNotEqualTo(e1000e).isNotEqualTo(base);
        assertThat(base).isNotEqualTo(e1000);
    }

    @Test
    void isNotEqualToAValueWithOtherUnknowns() {
        assertThat(withUnknowns("A")).isEqualTo(withUnknowns("A"));
        assertThat(withUnknowns("A")).isNotEqualTo(withUnknowns("B")).isNotEqualTo(card());
    }

    @Test
    void keepsWhatIsUnknownInACopy() {
        DataObject value = withUnknowns("VirtualE9000");
        assertThat(value.wireType()).isEqualTo("VirtualE9000");
        assertThat(value.vimType()).isSameAs(VirtualE1000.TYPE);
        assertThat(value.toBuilder().build()).isEqualTo(value);
        assertThat(value.unknowns().isEmpty()).isFalse();
        assertThat(card().unknowns().isEmpty()).isTrue();
    }

    @Test
    void readsListsAsUnmodifiable() {
        List<String> items = new ArrayList<>(List.of("00:00:00:00:00:01"));
        GuestNicInfo built = GuestNicInfo.builder().ipAddress(items).build();
        items.add("more");
        assertThat(built.ipAddress()).hasSize(1).isUnmodifiable();

        DataAssembler content = GuestNicInfo.TYPE.assemble();
        int index = GuestNicInfo.TYPE.indexOf("ipAddress", 0);
        content.add(index, "one");
        content.add(index, "two");
        GuestNicInfo decoded = (GuestNicInfo) content.build();
        assertThat(decoded.ipAddress()).containsExactly("one", "two").isUnmodifiable();
        assertThat(GuestNicInfo.builder().build().ipAddress()).isEmpty();
    }

    @Test
    void treatsAnEmptyListLikeAnAbsentOne() {
        DataObject empty = GuestNicInfo.builder().connected(true).ipAddress(List.of()).build();
        DataObject absent = GuestNicInfo.builder().connected(true).build();
        assertThat(empty).isEqualTo(absent);
        assertThat(empty.value("ipAddress")).isEmpty();
    }

    @Test
    void takesAMemberAwayWithNull() {
        assertThat(card().toBuilder().backing(null).build().backing()).isNull();
    }

    @Test
    void tellsWhichRequiredMemberIsMissing() {
        VirtualDevice device = VirtualE1000.builder().build();
        assertThatExceptionOfType(MissingMemberException.class)
                .isThrownBy(device::key)
                .withMessage("VirtualE1000.key is absent, though the newest API requires it");
        assertThat(device.valueAt(0)).isNull();
        assertThat(device.value("key")).isEmpty();
    }

    @Test
    void readsMembersByTheirNames() {
        assertThat(card().value("key")).contains(4000);
        assertThat(card().value("macAddress")).contains("00:0c:29:00:00:01");
        assertThat(card().value("noSuchMember")).isEmpty();
    }

    @Test
    void printsTheActualTypeAndThePresentMembers() {
        assertThat(card())
                .hasToString(
                        "VirtualE1000[key=4000, backing=VirtualEthernetCardNetworkBackingInfo["
                                + "deviceName=LAN], macAddress=00:0c:29:00:00:01]");
        assertThat(withUnknowns("VirtualE9000").toString())
                .startsWith("VirtualE9000[key=4000, ")
                .endsWith(", ?future]");
    }

    @Test
    void showsEachObjectValueAndUnknownElementWithItsPath() {
        VirtualHardware hardware =
                VirtualHardware.builder()
                        .numCPU(2)
                        .memoryMB(512)
                        .device(List.of(card(), (VirtualDevice) withUnknowns("VirtualE9000")))
                        .build();
        VirtualMachineConfigInfo config =
                VirtualMachineConfigInfo.builder()
                        .name("vm")
                        .hardware(hardware)
                        .extraConfig(
                                List.of(
                                        OptionValue.builder()
                                                .key("k")
                                                .value(new ArrayValue("Int", List.of(5, 6)))
                                                .build()))
                        .build();
        List<String> seen = new ArrayList<>();
        config.accept(
                new DataVisitor() {
                    @Override
                    public boolean object(String path, DataObject object) {
                        seen.add(path + ":" + object.getClass().getSimpleName());
                        return !path.endsWith("backing");
                    }

                    @Override
                    public void value(String path, DataMember member, Object value) {
                        seen.add(path + "=" + value);
                    }

                    @Override
                    public void unknown(String path, RawElement element) {
                        seen.add(path + "?" + element.name());
                    }
                });
        assertThat(seen)
                .containsExactly(
                        ":VirtualMachineConfigInfo",
                        "name=vm",
                        "hardware:VirtualHardware",
                        "hardware.numCPU=2",
                        "hardware.memoryMB=512",
                        "hardware.device[0]:VirtualE1000",
                        "hardware.device[0].key=4000",
                        "hardware.device[0].backing:VirtualEthernetCardNetworkBackingInfo",
                        "hardware.device[0].macAddress=00:0c:29:00:00:01",
                        "hardware.device[1]:VirtualE1000",
                        "hardware.device[1].key=4000",
                        "hardware.device[1].backing:VirtualEthernetCardNetworkBackingInfo",
                        "hardware.device[1].macAddress=00:0c:29:00:00:01",
                        "hardware.device[1]?future",
                        "extraConfig[0]:OptionValue",
                        "extraConfig[0].key=k",
                        "extraConfig[0].value[0]=5",
                        "extraConfig[0].value[1]=6");
    }
}
