package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables, and the small values.
class DataTypeTest {
    @Test
    void listsInheritedMembersFirst() {
        assertThat(VirtualE1000.TYPE.members().subList(0, 2))
                .isEqualTo(VirtualDevice.TYPE.members().subList(0, 2));
        assertThat(VirtualE1000.TYPE.base()).contains(VirtualEthernetCard.TYPE);
        assertThat(DynamicData.TYPE.base()).isEmpty();
        assertThat(VirtualE1000.TYPE.members()).isUnmodifiable();
    }

    @Test
    void findsMembersFromAnyPosition() {
        DataType type = VirtualDevice.TYPE;
        for (int expected = 0; expected <= type.memberCount(); expected++) {
            for (DataMember member : type.members()) {
                assertThat(type.indexOf(member.name(), expected)).isEqualTo(member.index());
            }
            assertThat(type.indexOf("noSuchMember", expected)).isEqualTo(-1);
        }
        assertThat(type.find("key")).contains(type.member(0));
        assertThat(type.find("KEY")).isEmpty();
    }

    @Test
    void describesItsMembers() {
        DataMember devices = VirtualHardware.TYPE.find("device").orElseThrow();
        assertThat(devices.isList()).isTrue();
        assertThat(devices.isRequired()).isFalse();
        assertThat(devices.kind()).isEqualTo(ValueKind.OBJECT);
        assertThat(devices.typeName()).isEqualTo("VirtualDevice");
        assertThat(devices.type()).contains(VirtualDevice.TYPE);
        assertThat(devices).hasToString("device: VirtualDevice[]?");
        DataMember key = VirtualDevice.TYPE.member(0);
        assertThat(key.isRequired()).isTrue();
        assertThat(key.kind()).isEqualTo(ValueKind.INT);
        assertThat(key).hasToString("key: int");
    }

    @Test
    void describesMethods() {
        assertThat(PowerOnVMTaskRequest.METHOD).hasToString("VirtualMachine.PowerOnVM_Task");
        DataMember task = PowerOnVMTaskRequest.METHOD.result().orElseThrow();
        assertThat(task.kind()).isEqualTo(ValueKind.REFERENCE);
        assertThat(task.typeName()).isEqualTo("Task");
        assertThat(LogoutRequest.METHOD.result()).isEmpty();
    }

    @Test
    void knowsOnlyTheBuiltInKinds() {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueKind.of("decimal"));
        for (ValueKind kind : ValueKind.values()) {
            assertThat(ValueKind.of(kind.text())).isSameAs(kind);
        }
    }

    @Test
    void comparesBytesByTheirContent() {
        byte[] bytes = {1, 2, 3};
        Binary binary = Binary.of(bytes);
        bytes[0] = 9;
        binary.toByteArray()[1] = 9;
        assertThat(binary).isEqualTo(Binary.of(new byte[] {1, 2, 3}));
        assertThat(binary).hasSameHashCodeAs(Binary.of(new byte[] {1, 2, 3}));
        assertThat(binary).isNotEqualTo(Binary.of(new byte[] {1, 2}));
        assertThat(binary.size()).isEqualTo(3);
    }

    @Test
    void comparesReferencesWithTheirServer() {
        ManagedObjectReference reference = new ManagedObjectReference("Task", "task-1");
        assertThat(reference)
                .isEqualTo(new ManagedObjectReference("Task", "task-1", null))
                .isNotEqualTo(new ManagedObjectReference("Task", "task-1", "guid"))
                .hasToString("Task:task-1");
    }

    @Test
    @SuppressWarnings("NullAway") // the point of the test
    void refusesReferencesWithoutTypeOrValue() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ManagedObjectReference(null, "x"))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> new ManagedObjectReference("Task", null))
                .withMessage("value");
    }

    @Test
    void copiesTheItemsOfArrays() {
        List<Object> items = new java.util.ArrayList<>(List.of(1));
        ArrayValue array = new ArrayValue("Int", items);
        items.add(2);
        assertThat(array.items()).hasSize(1).isUnmodifiable();
    }
}
