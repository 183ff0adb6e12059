package dev.vireo.testkit;

import java.util.random.RandomGenerator;

/// Makes up domain documents: such as VMware's drivers write, such as other hypervisors have, and
/// such as nobody should. Most of them have one thing wrong at most. All have a UUID and MAC
/// addresses, which libvirt would make up by chance.
public final class DomainXmlGenerator {
    private final Dice dice;
    private final XmlDraft domain = new XmlDraft("domain");

    private DomainXmlGenerator(RandomGenerator random) {
        dice = new Dice(random);
    }

    /// A document and what it is to be converted to.
    ///
    /// @param xml the document, to be made bytes by [RawBytes]
    /// @param hardwareVersion the `virtualHW.version`
    /// @param autodetect whether models of SCSI controllers can be asked for
    public record Sample(String xml, int hardwareVersion, boolean autodetect) {}

    /// Makes up a document.
    ///
    /// @param random the source of random numbers
    /// @return the document and the target
    public static Sample generate(RandomGenerator random) {
        var generator = new DomainXmlGenerator(random);
        generator.fill();
        Dice dice = generator.dice;
        if (dice.percent(50)) {
            new XmlMutations(dice, generator.domain).mutate();
        }
        String xml = new XmlLayout(dice).text(generator.domain);
        return sample(dice, dice.percent(5) ? XmlMutations.ofText(xml, dice) : xml);
    }

    /// Makes up a document that libvirt should accept.
    ///
    /// @param random the source of random numbers
    /// @return the document and the target
    public static Sample generateValid(RandomGenerator random) {
        var generator = new DomainXmlGenerator(random);
        generator.fill();
        return sample(generator.dice, new XmlLayout(generator.dice).text(generator.domain));
    }

    private static Sample sample(Dice dice, String xml) {
        int version =
                dice.percent(95)
                        ? dice.between(4, 21)
                        : Integer.parseInt(dice.of("0", "-1", "2147483647", "3", "6", "7", "100"));
        return new Sample(xml, version, !dice.percent(15));
    }

    private void fill() {
        domain.set("type", "vmware");
        domain.maybe(dice, 10, "xmlns:vmware", "http://libvirt.org/schemas/domain/vmware/1.0");
        domain.maybe(dice, 3, "id", "1");
        names();
        memory();
        int vcpus = dice.percent(70) ? 1 << dice.between(0, 4) : dice.between(1, 20);
        processors(vcpus);
        system();
        cpu(vcpus);
        habits();
        devices();
        domain.maybeAdd(dice, 3, "seclabel").set("type", "none");
        if (domain.attributes().containsKey("xmlns:vmware")) {
            domain.maybeAdd(dice, 60, "vmware:datacenterpath").text("f1/f 2/dc");
            domain.maybeAdd(dice, 30, "vmware:moref").text("vm-12");
        }
        if (dice.percent(10)) {
            domain.children().add(domain.children().removeFirst());
        }
    }

    private void names() {
        domain.add("name").text(dice.of("web01", "a b", "a/b", "x<&>\"'y", "ü|%\\z", "日本", "100%"));
        domain.add("uuid")
                .text(
                        dice.of(
                                "564d9bef-acd9-b4e0-c8f0-aea8b9103515",
                                "564D9BEFACD9B4E0C8F0AEA8B9103515",
                                "00000000-0000-0000-0000-000000000000",
                                dice.hex(8) + "-" + dice.hex(4) + "-" + dice.hex(20)));
        domain.maybeAdd(dice, 8, "genid").text("c1d2e3f4-0000-0001-8000-00000000000a");
        domain.maybeAdd(dice, 8, "title").text(dice.of("A title", "ä"));
        domain.maybeAdd(dice, 25, "description")
                .text(dice.of("a \"b\" | c", "line 1\nline 2", "  x ", "ü & <y>", "100% /\\"));
        XmlDraft metadata = domain.maybeAdd(dice, 6, "metadata");
        metadata.add("x:note").set("xmlns:x", "urn:x").set("a", "1").text("n & m");
    }

    private void memory() {
        if (dice.percent(60)) {
            domain.add("memory")
                    .set("unit", "KiB")
                    .text(dice.of("4096", "4097", "4095", "1048576", "524288", "100000", "1"));
        } else {
            String unit =
                    dice.of(
                            "MiB", "M", "MB", "GiB", "G", "GB", "KB", "k", "b", "bytes", "T",
                            "mib");
            XmlDraft memory = domain.add("memory").set("unit", unit);
            memory.text(unit.startsWith("T") ? "1" : dice.of("1", "4", "64", "999", "1024"));
            if (dice.percent(15)) {
                memory.attributes().clear();
            }
        }
        domain.maybeAdd(dice, 40, "currentMemory")
                .maybe(dice, 80, "unit", dice.of("KiB", "KiB", "MiB", "b", "GB"))
                .text(dice.of("4096", "1024", "1", "4094", "1048576", "0", "100000"));
        XmlDraft tuning = domain.maybeAdd(dice, 12, "memtune");
        tuning.add(dice.of("min_guarantee", "min_guarantee", "hard_limit"))
                .maybe(dice, 80, "unit", dice.of("KiB", "MiB", "b"))
                .text(dice.of("1024", "1", "1025", "0", "99999999"));
        domain.maybeAdd(dice, 3, "memoryBacking").add("locked");
    }

    private void processors(int vcpus) {
        XmlDraft vcpu = domain.add("vcpu").text(Integer.toString(vcpus));
        vcpu.maybe(dice, 40, "placement", "static");
        vcpu.maybe(dice, 10, "current", Integer.toString(vcpus));
        vcpu.maybe(
                dice, 15, "cpuset", dice.of("0-31", "0-" + (vcpus - 1), "0,2-40,^3", "0-15,20-30"));
        XmlDraft tuning = domain.maybeAdd(dice, 15, "cputune");
        tuning.add("shares")
                .text(
                        dice.of(
                                Integer.toString(vcpus * 500),
                                Integer.toString(vcpus * 1000),
                                Integer.toString(vcpus * 2000),
                                "2",
                                "1234",
                                "262144"));
        domain.maybeAdd(dice, 3, "iothreads").text("2");
    }

    private void system() {
        XmlDraft system =
                domain.add("os").maybe(dice, 12, "firmware", dice.of("efi", "efi", "bios"));
        system.add("type")
                .text("hvm")
                .maybe(dice, 85, "arch", dice.of("i686", "x86_64", "x86_64"))
                .maybe(dice, 5, "machine", dice.of("pc", "q35"));
        system.maybeAdd(dice, 12, "boot").set("dev", dice.of("hd", "cdrom", "network", "fd"));
        system.maybeAdd(dice, 8, "smbios").set("mode", dice.of("host", "host", "none", "emulate"));
        system.maybeAdd(dice, 4, "bootmenu").set("enable", "yes");
        system.maybeAdd(dice, 2, "kernel").text("/boot/vmlinuz");
    }

    private void cpu(int vcpus) {
        if (dice.percent(15)) {
            int cores = 1;
            for (int i = 2; i <= vcpus; i++) {
                cores = vcpus % i == 0 && dice.percent(50) ? i : cores;
            }
            XmlDraft cpu = domain.add("cpu").maybe(dice, 20, "mode", "custom");
            cpu.add("topology")
                    .set("sockets", Integer.toString(vcpus / cores))
                    .maybe(dice, 50, "dies", "1")
                    .set("cores", Integer.toString(cores))
                    .set("threads", "1");
        }
    }

    private void habits() {
        if (dice.percent(12)) {
            XmlDraft features = domain.add("features");
            features.maybeAdd(dice, 90, "acpi");
            features.maybeAdd(dice, 60, "apic");
            features.maybeAdd(dice, 40, "pae");
            features.maybeAdd(dice, 10, "hap").set("state", dice.of("on", "off"));
        }
        if (dice.percent(50)) {
            XmlDraft clock = domain.add("clock").set("offset", dice.of("utc", "utc", "localtime"));
            if (dice.percent(20)) {
                clock.add("timer").set("name", dice.of("rtc", "pit", "hpet")).set("present", "no");
            }
        }
        domain.maybeAdd(dice, 40, "on_poweroff").text(dice.of("destroy", "restart"));
        domain.maybeAdd(dice, 40, "on_reboot").text(dice.of("restart", "destroy"));
        domain.maybeAdd(dice, 40, "on_crash").text(dice.of("destroy", "preserve", "restart"));
        domain.maybeAdd(dice, 4, "pm").add("suspend-to-mem").set("enabled", "no");
    }

    private void devices() {
        var devices = new DomainXmlDevices(dice, domain.add("devices"));
        some(4, 60, devices::disk);
        some(3, 30, devices::controller);
        some(2, 12, devices::filesystem);
        some(4, 45, devices::network);
        for (int i = 0; i < 4 && dice.percent(25); i++) {
            devices.serial(i);
        }
        for (int i = 0; i < 3 && dice.percent(12); i++) {
            devices.parallel(i);
        }
        some(1, 6, devices::console);
        some(1, 25, devices::vnc);
        some(1, 25, devices::video);
        some(3, 12, devices::unmapped);
        if (dice.percent(10)) {
            some(3, 60, devices::disk);
        }
    }

    private void some(int most, int percent, Runnable part) {
        for (int i = 0; i < most && dice.percent(percent); i++) {
            part.run();
        }
    }
}
