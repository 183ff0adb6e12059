package dev.vireo.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Completes what is carried along where libvirt adds to it or takes it apart.
final class CarriedCompletion {
    private CarriedCompletion() {}

    /// Completes what stands in a domain directly.
    static List<XmlNode> complete(List<XmlNode> content) {
        List<XmlNode> complete = new ArrayList<>(content.size());
        for (XmlNode node : content) {
            complete.add(node instanceof XmlElement element ? complete(element) : node);
        }
        return complete;
    }

    private static XmlElement complete(XmlElement element) {
        return switch (element.name()) {
            case "clock" -> clock(element);
            case "cputune" -> schedulers(element);
            default -> element;
        };
    }

    /// An adjustment makes the clock a variable one.
    private static XmlElement clock(XmlElement clock) {
        String offset = clock.value("offset");
        String adjustment = clock.value("adjustment");
        boolean fixed = Objects.equals(offset, "utc") || Objects.equals(offset, "localtime");
        if (!fixed || offset == null || adjustment == null) {
            return clock;
        }
        long seconds = XmlValues.number(adjustment);
        if (seconds == XmlValues.NO_NUMBER) {
            return clock;
        }
        return new XmlElement(
                "clock",
                List.of(
                        new XmlAttribute("offset", "variable"),
                        new XmlAttribute("adjustment", Long.toString(seconds)),
                        new XmlAttribute("basis", offset)),
                clock.content());
    }

    /// libvirt prints the scheduler of each CPU and thread by itself.
    private static XmlElement schedulers(XmlElement tuning) {
        if (tuning.first("vcpusched") == null && tuning.first("iothreadsched") == null) {
            return tuning;
        }
        List<XmlElement> cpus = each(tuning, "vcpusched", "vcpus");
        List<XmlElement> threads = each(tuning, "iothreadsched", "iothreads");
        List<XmlNode> content = new ArrayList<>();
        boolean done = false;
        for (XmlNode node : tuning.content()) {
            boolean scheduler =
                    node instanceof XmlElement element
                            && (element.name().equals("vcpusched")
                                    || element.name().equals("iothreadsched"));
            if (!scheduler) {
                content.add(node);
            } else if (!done) {
                content.addAll(cpus);
                content.addAll(threads);
                done = true;
            }
        }
        return new XmlElement(tuning.name(), tuning.attributes(), content);
    }

    private static List<XmlElement> each(XmlElement tuning, String name, String attribute) {
        List<XmlElement> single = new ArrayList<>();
        for (XmlElement scheduler : tuning.children(name)) {
            CpuSet members = members(scheduler.value(attribute));
            if (members == null) {
                single.add(scheduler);
                continue;
            }
            for (int one : members.members()) {
                single.add(RestEdit.set(scheduler, attribute, Integer.toString(one)));
            }
        }
        single.sort(Comparator.comparingLong(one -> number(one.value(attribute))));
        return single;
    }

    private static long number(@Nullable String value) {
        return value == null ? Long.MAX_VALUE : XmlValues.number(value);
    }

    private static @Nullable CpuSet members(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return CpuSet.parse(text);
        } catch (VirtException _) {
            return null; // no set: the value stays as it is
        }
    }

    /// Gives smart cards that have no address the next free slot.
    static XmlElement smartcards(XmlElement devices) {
        if (devices.first("smartcard") == null) {
            return devices;
        }
        List<String> taken = new ArrayList<>();
        for (XmlElement card : devices.children("smartcard")) {
            XmlElement address = card.first("address");
            if (address != null && Objects.equals(address.value("controller"), "0")) {
                taken.add(Objects.requireNonNullElse(address.value("slot"), "0"));
            }
        }
        int slot = 0;
        List<XmlNode> content = new ArrayList<>();
        for (XmlNode node : devices.content()) {
            if (node instanceof XmlElement card
                    && card.name().equals("smartcard")
                    && card.first("address") == null) {
                while (taken.contains(Integer.toString(slot))) {
                    slot++;
                }
                content.add(RestEdit.withChild(card, slotAddress(slot++)));
            } else {
                content.add(node);
            }
        }
        return new XmlElement(devices.name(), devices.attributes(), content);
    }

    private static XmlElement slotAddress(int slot) {
        return new XmlElement(
                "address",
                List.of(
                        new XmlAttribute("type", "ccid"),
                        new XmlAttribute("controller", "0"),
                        new XmlAttribute("slot", Integer.toString(slot))),
                List.of());
    }
}
