package dev.vireo.simulator.machine;

import dev.vireo.vim.ArrayUpdateOperation;
import dev.vireo.vim.ArrayUpdateSpec;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.VAppIPAssignmentInfo;
import dev.vireo.vim.VAppOvfSectionInfo;
import dev.vireo.vim.VAppProductInfo;
import dev.vireo.vim.VAppPropertyInfo;
import dev.vireo.vim.VmConfigInfo;
import dev.vireo.vim.VmConfigSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The vApp settings of a machine.
final class VappSettings {
    private VappSettings() {}

    static VmConfigInfo apply(@Nullable VmConfigInfo before, VmConfigSpec spec) {
        VmConfigInfo info =
                before == null
                        ? VmConfigInfo.builder()
                                .ipAssignment(VAppIPAssignmentInfo.builder().build())
                                .installBootRequired(false)
                                .installBootStopDelay(0)
                                .build()
                        : before;
        VmConfigInfo.Builder<?> changed =
                info.toBuilder()
                        .product(items(info.product(), spec.product(), VAppProductInfo.class))
                        .property(items(info.property(), spec.property(), VAppPropertyInfo.class))
                        .ovfSection(
                                items(
                                        info.ovfSection(),
                                        spec.ovfSection(),
                                        VAppOvfSectionInfo.class));
        if (spec.ipAssignment() != null) {
            changed.ipAssignment(Members.over(info.ipAssignment(), spec.ipAssignment()));
        }
        if (!spec.eula().isEmpty()) {
            changed.eula(spec.eula());
        }
        if (!spec.ovfEnvironmentTransport().isEmpty()) {
            changed.ovfEnvironmentTransport(spec.ovfEnvironmentTransport());
        }
        if (spec.installBootRequired() != null) {
            changed.installBootRequired(spec.installBootRequired());
        }
        if (spec.installBootStopDelay() != null) {
            changed.installBootStopDelay(spec.installBootStopDelay());
        }
        return changed.build();
    }

    private static <T extends DataObject> List<T> items(
            List<T> before, List<? extends ArrayUpdateSpec> changes, Class<T> type) {
        Map<Object, T> items = new LinkedHashMap<>();
        before.forEach(item -> items.put(key(item), item));
        for (ArrayUpdateSpec change : changes) {
            Object info = change.value("info").orElse(null);
            Object removed = info instanceof DataObject item ? key(item) : change.removeKey();
            if (Objects.equals(change.operation(), ArrayUpdateOperation.REMOVE)) {
                if (removed == null || items.remove(removed) == null) {
                    throw Faults.argument("configSpec.vAppConfig.removeKey");
                }
            } else if (info == null) {
                throw Faults.argument("configSpec.vAppConfig.info");
            } else {
                T item = type.cast(info);
                items.merge(key(item), item, Members::over);
            }
        }
        return List.copyOf(items.values());
    }

    private static Object key(DataObject item) {
        return item.value("key").orElse(0);
    }
}
