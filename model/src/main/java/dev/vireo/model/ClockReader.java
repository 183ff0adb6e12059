package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks and completes `<clock>`.
///
/// libvirt: `virDomainClockDefParseXML`.
final class ClockReader {
    private static final Set<String> OFFSETS =
            Set.of("utc", "localtime", "variable", "timezone", "absolute");
    private static final String[] TIMERS = {
        "platform", "pit", "rtc", "hpet", "tsc", "kvmclock", "hypervclock", "armvtimer"
    };

    private final XmlReading reading;

    ClockReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Refuses what libvirt refuses.
    void check() {
        XmlElement clock = reading.root().first("clock");
        if (clock == null) {
            return;
        }
        String offset = offset(clock);
        if (offset != null && !OFFSETS.contains(offset)) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "unknown clock offset '" + offset + "'",
                    clock,
                    "offset");
        }
        if (offset != null && offset.equals("timezone") && clock.value("timezone") == null) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR,
                    "missing 'timezone' attribute for clock with offset='timezone'",
                    clock);
        }
        if (offset != null && offset.equals("absolute") && clock.value("start") == null) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR,
                    "missing 'start' attribute for clock with offset='absolute'",
                    clock);
        }
        for (XmlElement timer : clock.children("timer")) {
            XmlValues.require(reading, timer, "name");
            XmlValues.word(reading, timer, "name", TIMERS);
            XmlValues.yesNo(reading, timer, "present");
            XmlValues.word(reading, timer, "tickpolicy", "delay", "catchup", "merge", "discard");
            XmlValues.word(reading, timer, "track", "boot", "guest", "wall", "realtime");
        }
    }

    /// An empty text is as good as none.
    private static @Nullable String offset(XmlElement clock) {
        String text = clock.value("offset");
        return text == null || text.isEmpty() ? null : text;
    }

    /// Adds what libvirt prints and the document does not say.
    XmlElement complete(XmlElement rest) {
        XmlElement clock = rest.first("clock");
        if (clock == null) {
            return rest;
        }
        XmlElement complete = clock;
        String offset = clock.value("offset");
        if (offset(clock) == null || offset == null) {
            complete = RestEdit.set(clock, "offset", "utc");
        } else if (offset.equals("variable")) {
            complete =
                    clock.value("adjustment") == null
                            ? RestEdit.set(complete, "adjustment", "0")
                            : complete;
            complete =
                    clock.value("basis") == null
                            ? RestEdit.set(complete, "basis", "utc")
                            : complete;
        }
        List<XmlNode> content = new ArrayList<>(rest.content().size());
        for (XmlNode node : rest.content()) {
            boolean isClock = node instanceof XmlElement child && child.name().equals("clock");
            content.add(isClock ? complete : node);
        }
        return new XmlElement(rest.name(), rest.attributes(), content);
    }
}
