package dev.vireo.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import java.util.List;

/// Checks that a value has all members that the VI API requires.
final class StrictValues {
    private StrictValues() {}

    static void check(DataObject value) {
        for (DataMember member : value.vimType().members()) {
            Object content = value.valueAt(member.index());
            if (member.isRequired() && !member.isList()) {
                assertThat(content).as("%s.%s", value.wireType(), member.name()).isNotNull();
            }
            switch (content) {
                case DataObject object -> check(object);
                case List<?> list -> list.forEach(StrictValues::item);
                case ArrayValue array -> array.items().forEach(StrictValues::item);
                case null, default -> {}
            }
        }
    }

    private static void item(Object item) {
        if (item instanceof DataObject object) {
            check(object);
        }
    }
}
