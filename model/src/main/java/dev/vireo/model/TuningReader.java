package dev.vireo.model;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads `<cputune>`, and checks what the VMware drivers do not support.
///
/// libvirt: `virDomainCputuneDefParseXML` and its checks.
final class TuningReader {
    private static final String[] PERIODS = {
        "period", "global_period", "emulator_period", "iothread_period"
    };
    private static final String[] QUOTAS = {
        "quota", "global_quota", "emulator_quota", "iothread_quota"
    };
    private static final long MINIMUM_SHARES = 2;
    private static final long MAXIMUM_SHARES = 262144;
    private static final long MINIMUM_TIME = 1000;
    private static final long MAXIMUM_PERIOD = 1_000_000;
    private static final long MAXIMUM_QUOTA = 17_592_186_044_415L;

    private final XmlReading reading;
    private final @Nullable XmlElement tuning;

    TuningReader(XmlReading reading) {
        this.reading = reading;
        this.tuning = reading.root().first("cputune");
    }

    /// Reads the shares and looks at the times.
    OptionalLong read() {
        if (tuning == null) {
            return OptionalLong.empty();
        }
        OptionalLong shares = number(tuning, "shares", false);
        for (int i = 0; i < PERIODS.length; i++) {
            number(tuning, PERIODS[i], false);
            number(tuning, QUOTAS[i], true);
        }
        return shares;
    }

    private OptionalLong number(XmlElement parent, String name, boolean signed) {
        XmlElement element = parent.first(name);
        String text = XmlValues.text(element);
        if (element == null || text == null) {
            return OptionalLong.empty();
        }
        long number = XmlValues.number(text);
        Long value =
                signed
                        ? number == XmlValues.NO_NUMBER ? null : Long.valueOf(number)
                        : XmlValues.unsignedLong(text);
        if (value == null) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "can't parse cputune " + name.replace('_', ' ') + " value",
                    element);
        }
        return OptionalLong.of(value);
    }

    /// Refuses numbers out of their ranges, which libvirt does at the end.
    void validate() {
        if (tuning == null) {
            return;
        }
        refuse("shares", number(tuning, "shares", false), MINIMUM_SHARES, MAXIMUM_SHARES);
        for (int i = 0; i < PERIODS.length; i++) {
            refuse(PERIODS[i], number(tuning, PERIODS[i], false), MINIMUM_TIME, MAXIMUM_PERIOD);
            OptionalLong quota = number(tuning, QUOTAS[i], true);
            if (quota.orElse(0) > 0) {
                refuse(QUOTAS[i], quota, MINIMUM_TIME, MAXIMUM_QUOTA);
            }
        }
    }

    private void refuse(String name, OptionalLong number, long minimum, long maximum) {
        long value = number.orElse(0);
        if (tuning != null && value != 0 && (value < minimum || value > maximum)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Value of cputune '"
                            + name
                            + "' must be in range ["
                            + minimum
                            + ", "
                            + maximum
                            + "]",
                    tuning);
        }
    }

    /// Checks the memory that could be added.
    void readMaximumMemory() {
        XmlElement element = reading.root().first("maxMemory");
        if (element == null) {
            return;
        }
        long size = ByteCounts.kibibytes(reading, element, "./maxMemory[1]").orElse(0);
        String text = element.value("slots");
        long slots = text == null ? 0 : XmlValues.number(text);
        if (slots < 0) {
            throw reading.error(ErrorCode.XML_ERROR, "Failed to parse memory slot count", element);
        }
        if ((size == 0) != (slots == 0)) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "both maximum memory size and memory slot count must be specified",
                    element);
        }
    }

    /// Refuses what the driver has no use for.
    void refuseUnsupported(long memory) {
        XmlElement maximum = reading.root().first("maxMemory");
        long size = ByteCounts.kibibytes(reading, maximum, "./maxMemory[1]").orElse(0);
        if (maximum != null && size != 0 && size < memory) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "maximum memory size must be equal or greater than the actual memory size",
                    maximum);
        }
        if (reading.isFull()) {
            return;
        }
        if (maximum != null && size != 0) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "memory hotplug tunables <maxMemory> are not supported by this hypervisor"
                            + " driver",
                    maximum);
        }
        XmlElement vcpus = reading.root().first("vcpus");
        if (vcpus != null && vcpus.first("vcpu") != null) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "individual CPU state configuration is not supported",
                    vcpus);
        }
    }
}
