package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition.Bandwidth;
import dev.vireo.model.NetworkDefinition.Rate;
import dev.vireo.model.VirtException;
import dev.vireo.vim.BoolPolicy;
import dev.vireo.vim.DVSTrafficShapingPolicy;
import dev.vireo.vim.HostNetworkTrafficShapingPolicy;
import dev.vireo.vim.LongPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// VMware's limits of bandwidth: bits per second of 1,000, and bytes of 1,024.
final class Shaping {
    private static final long BITS = 8 * 1000L;
    private static final long BYTES = 1024;

    private Shaping() {}

    static Rate rate(@Nullable Long average, @Nullable Long peak, @Nullable Long burst) {
        return new Rate(in(average, BITS), in(peak, BITS), in(burst, BYTES));
    }

    private static long in(@Nullable Long value, long unit) {
        return Objects.requireNonNullElse(value, 0L) / unit;
    }

    /// Makes the policy of a distributed port group for one way.
    static DVSTrafficShapingPolicy distributed(Rate rate) {
        return DVSTrafficShapingPolicy.builder()
                .inherited(false)
                .enabled(flag(true))
                .averageBandwidth(number(rate.average() * BITS))
                .peakBandwidth(number(rate.peak() * BITS))
                .burstSize(number(rate.burst() * BYTES))
                .build();
    }

    /// Makes the policy of a way without a limit.
    static DVSTrafficShapingPolicy unlimited() {
        return DVSTrafficShapingPolicy.builder().inherited(false).enabled(flag(false)).build();
    }

    private static BoolPolicy flag(boolean value) {
        return BoolPolicy.builder().inherited(false).value(value).build();
    }

    private static @Nullable LongPolicy number(long value) {
        return value > 0 ? LongPolicy.builder().inherited(false).value(value).build() : null;
    }

    /// Makes the policy of a standard switch or port group, which has one for both ways.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` if the ways differ
    static HostNetworkTrafficShapingPolicy policy(Bandwidth bandwidth) {
        if (bandwidth.inbound().isEmpty() || !bandwidth.inbound().equals(bandwidth.outbound())) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Different inbound and outbound bandwidth is unsupported");
        }
        Rate rate = bandwidth.inbound().get();
        HostNetworkTrafficShapingPolicy.Builder<?> policy =
                HostNetworkTrafficShapingPolicy.builder().enabled(true);
        if (rate.average() > 0) {
            policy.averageBandwidth(rate.average() * BITS);
        }
        if (rate.peak() > 0) {
            policy.peakBandwidth(rate.peak() * BITS);
        }
        if (rate.burst() > 0) {
            policy.burstSize(rate.burst() * BYTES);
        }
        return policy.build();
    }
}
