package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostNetOffloadCapabilities;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostNetworkSecurityPolicy;
import dev.vireo.vim.HostNetworkTrafficShapingPolicy;
import dev.vireo.vim.HostNicFailureCriteria;
import dev.vireo.vim.HostNicOrderPolicy;
import dev.vireo.vim.HostNicTeamingPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes what holds on a port group: its own policy, where it is silent that of its switch.
final class NetworkPolicies {
    private static final HostNicFailureCriteria LINK_STATE_ONLY =
            HostNicFailureCriteria.builder()
                    .checkSpeed("minimum")
                    .speed(10)
                    .checkDuplex(false)
                    .fullDuplex(false)
                    .checkErrorPercent(false)
                    .percentage(0)
                    .checkBeacon(false)
                    .build();

    private NetworkPolicies() {}

    /// Returns the policy of a switch nobody has changed.
    ///
    /// @param uplinks the devices of its physical adapters
    static HostNetworkPolicy usual(List<String> uplinks) {
        return HostNetworkPolicy.builder()
                .security(
                        HostNetworkSecurityPolicy.builder()
                                .allowPromiscuous(false)
                                .macChanges(false)
                                .forgedTransmits(false)
                                .build())
                .nicTeaming(
                        HostNicTeamingPolicy.builder()
                                .policy("loadbalance_srcid")
                                .reversePolicy(true)
                                .notifySwitches(true)
                                .rollingOrder(false)
                                .failureCriteria(LINK_STATE_ONLY)
                                .nicOrder(order(uplinks))
                                .build())
                .offloadPolicy(
                        HostNetOffloadCapabilities.builder()
                                .csumOffload(true)
                                .tcpSegmentation(true)
                                .zeroCopyXmit(true)
                                .build())
                .shapingPolicy(HostNetworkTrafficShapingPolicy.builder().enabled(false).build())
                .build();
    }

    private static @Nullable HostNicOrderPolicy order(List<String> uplinks) {
        return uplinks.isEmpty() ? null : HostNicOrderPolicy.builder().activeNic(uplinks).build();
    }

    /// Lays a policy over another.
    static HostNetworkPolicy over(@Nullable HostNetworkPolicy upper, HostNetworkPolicy lower) {
        if (upper == null) {
            return lower;
        }
        return HostNetworkPolicy.builder()
                .security(security(upper.security(), lower.security()))
                .nicTeaming(teaming(upper.nicTeaming(), lower.nicTeaming()))
                .offloadPolicy(or(upper.offloadPolicy(), lower.offloadPolicy()))
                .shapingPolicy(or(upper.shapingPolicy(), lower.shapingPolicy()))
                .build();
    }

    private static @Nullable HostNetworkSecurityPolicy security(
            @Nullable HostNetworkSecurityPolicy upper, @Nullable HostNetworkSecurityPolicy lower) {
        if (upper == null || lower == null) {
            return or(upper, lower);
        }
        return HostNetworkSecurityPolicy.builder()
                .allowPromiscuous(or(upper.allowPromiscuous(), lower.allowPromiscuous()))
                .macChanges(or(upper.macChanges(), lower.macChanges()))
                .forgedTransmits(or(upper.forgedTransmits(), lower.forgedTransmits()))
                .build();
    }

    private static @Nullable HostNicTeamingPolicy teaming(
            @Nullable HostNicTeamingPolicy upper, @Nullable HostNicTeamingPolicy lower) {
        if (upper == null || lower == null) {
            return or(upper, lower);
        }
        return HostNicTeamingPolicy.builder()
                .policy(or(upper.policy(), lower.policy()))
                .reversePolicy(or(upper.reversePolicy(), lower.reversePolicy()))
                .notifySwitches(or(upper.notifySwitches(), lower.notifySwitches()))
                .rollingOrder(or(upper.rollingOrder(), lower.rollingOrder()))
                .failureCriteria(or(upper.failureCriteria(), lower.failureCriteria()))
                .nicOrder(or(upper.nicOrder(), lower.nicOrder()))
                .build();
    }

    static <T> @Nullable T or(@Nullable T upper, @Nullable T lower) {
        return upper == null ? lower : upper;
    }
}
