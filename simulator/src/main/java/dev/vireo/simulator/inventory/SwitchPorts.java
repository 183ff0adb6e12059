package dev.vireo.simulator.inventory;

import dev.vireo.vim.DVPortConfigInfo;
import dev.vireo.vim.DistributedVirtualPort;
import dev.vireo.vim.DistributedVirtualSwitchPortCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ports of a distributed switch.
///
/// @param owner the switch
record SwitchPorts(SimDistributedVirtualSwitch owner) {
    /// Finds ports.
    ///
    /// @param criteria which; null for all
    List<DistributedVirtualPort> matching(@Nullable DistributedVirtualSwitchPortCriteria criteria) {
        List<DistributedVirtualPort> found = new ArrayList<>();
        for (SimDistributedVirtualPortgroup group : owner.portGroups()) {
            for (String key : group.portKeys()) {
                if (criteria == null || fits(criteria, group, key)) {
                    found.add(port(group, key));
                }
            }
        }
        return found;
    }

    private static boolean fits(
            DistributedVirtualSwitchPortCriteria criteria,
            SimDistributedVirtualPortgroup group,
            String key) {
        boolean inside = !Objects.equals(criteria.inside(), false);
        boolean named = criteria.portgroupKey().isEmpty() && criteria.portKey().isEmpty();
        boolean listed =
                criteria.portgroupKey().contains(group.self().value())
                        || criteria.portKey().contains(key);
        boolean chosen = named || listed == inside;
        boolean kind = criteria.uplinkPort() == null || criteria.uplinkPort() == group.isUplink();
        return chosen && kind && !Objects.equals(criteria.connected(), true);
    }

    private DistributedVirtualPort port(SimDistributedVirtualPortgroup group, String key) {
        return DistributedVirtualPort.builder()
                .key(key)
                .config(
                        DVPortConfigInfo.builder()
                                .name("")
                                .setting(group.setting())
                                .configVersion("0")
                                .build())
                .dvsUuid(owner.uuid())
                .portgroupKey(group.self().value())
                .conflict(false)
                .lastStatusChange(owner.created())
                .build();
    }
}
