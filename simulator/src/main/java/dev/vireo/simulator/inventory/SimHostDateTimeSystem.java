package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDateTimeConfig;
import dev.vireo.vim.HostDateTimeInfo;
import dev.vireo.vim.HostDateTimeSystemHandler;
import dev.vireo.vim.HostDateTimeSystemTimeZone;
import dev.vireo.vim.HostNtpConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryAvailableTimeZonesRequest;
import dev.vireo.vim.QueryDateTimeRequest;
import dev.vireo.vim.RefreshDateTimeSystemRequest;
import dev.vireo.vim.UpdateDateTimeConfigRequest;
import dev.vireo.vim.UpdateDateTimeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets the clock of a host.
final class SimHostDateTimeSystem extends HostPart implements HostDateTimeSystemHandler, Lasting {
    private static final List<HostDateTimeSystemTimeZone> ZONES =
            List.of(
                    HostDateTimeSystemTimeZone.builder()
                            .key("UTC")
                            .name("UTC")
                            .description("UTC")
                            .gmtOffset(0)
                            .build());

    private Duration ahead = Duration.ZERO;
    private boolean enabled = true;
    private String protocol = "ntp";
    private HostNtpConfig ntp =
            HostNtpConfig.builder()
                    .server(List.of())
                    .configFile(List.of("restrict default nomodify notrap nopeer noquery"))
                    .build();

    SimHostDateTimeSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    HostDateTimeInfo info() {
        return HostDateTimeInfo.builder()
                .timeZone(ZONES.getFirst())
                .systemClockProtocol(protocol)
                .ntpConfig(ntp)
                .enabled(enabled)
                .disableEvents(false)
                .disableFallback(false)
                .inFallbackState(false)
                .serviceSync(false)
                .build();
    }

    @Override
    public void save(StateWriter out) {
        out.text("ahead", ahead.toString())
                .flag("enabled", enabled)
                .text("protocol", protocol)
                .value("ntp", ntp);
    }

    @Override
    public void restore(StateReader in) {
        in.text("ahead").map(Duration::parse).ifPresent(duration -> ahead = duration);
        enabled = in.flag("enabled", enabled);
        protocol = in.text("protocol").orElse(protocol);
        ntp = in.value("ntp", HostNtpConfig.class).orElse(ntp);
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("dateTimeInfo") ? info() : null;
    }

    @Override
    public List<HostDateTimeSystemTimeZone> queryAvailableTimeZones(
            QueryAvailableTimeZonesRequest request) {
        return ZONES;
    }

    @Override
    public Instant queryDateTime(QueryDateTimeRequest request) {
        return inventory().now().plus(ahead);
    }

    @Override
    public void updateDateTime(UpdateDateTimeRequest request) {
        change(() -> {
            ahead = Duration.between(inventory().now(), request.dateTime());
        });
    }

    @Override
    public void updateDateTimeConfig(UpdateDateTimeConfigRequest request) {
        HostDateTimeConfig config = request.config();
        String zone = config.timeZone();
        if (zone != null && ZONES.stream().noneMatch(known -> known.key().equals(zone))) {
            throw SimFault.invalidArgument("config.timeZone");
        }
        change(() -> {
            if (config.ntpConfig() != null) {
                ntp = config.ntpConfig();
            }
            if (config.enabled() != null) {
                enabled = config.enabled();
            }
            if (config.protocol() != null) {
                protocol = config.protocol();
            }
        });
    }

    @Override
    public void refreshDateTimeSystem(RefreshDateTimeSystemRequest request) {
        touch();
    }
}
