package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A place for machines: the datastores `ds` and `other`, the networks `VM Network` and `DMZ`, and
/// a switch.
final class TestSite implements Site {
    static final String SWITCH = "50 1c 5a 2b 00 11 22 33-44 55 66 77 88 99 aa bb";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final Map<String, DiskFacts> disks = new HashMap<>();
    final Set<String> files = new HashSet<>();
    private int generated;

    @Override
    public Optional<ManagedObjectReference> network(String name) {
        return switch (name) {
            case "VM Network" -> Optional.of(new ManagedObjectReference("Network", "network-1"));
            case "DMZ" -> Optional.of(new ManagedObjectReference("Network", "network-2"));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> networkName(ManagedObjectReference network) {
        return switch (network.value()) {
            case "network-1" -> Optional.of("VM Network");
            case "network-2" -> Optional.of("DMZ");
            default -> Optional.empty();
        };
    }

    @Override
    public boolean hasPortgroup(String switchUuid, String portgroupKey) {
        return switchUuid.equals(SWITCH) && portgroupKey.startsWith("dvportgroup-");
    }

    @Override
    public Optional<ManagedObjectReference> datastore(String name) {
        return name.equals("ds") || name.equals("other")
                ? Optional.of(new ManagedObjectReference("Datastore", "datastore-" + name))
                : Optional.empty();
    }

    @Override
    public Optional<String> datastoreName(ManagedObjectReference datastore) {
        return Optional.of(datastore.value().substring("datastore-".length()));
    }

    @Override
    public String mountPath(String name) {
        return name.equals("ds")
                ? "/vmfs/volumes/65a0c1f2-1b2c3d4e-5f60-001122334455"
                : "/vmfs/volumes/" + name;
    }

    @Override
    public Optional<String> volume(String volume) {
        return volume.startsWith("65a0c1f2") ? Optional.of("ds") : Site.super.volume(volume);
    }

    @Override
    public boolean exists(String path) {
        return files.contains(path) || disks.containsKey(path);
    }

    @Override
    public Optional<DiskFacts> disk(String path) {
        return Optional.ofNullable(disks.get(path));
    }

    @Override
    public String nextMac() {
        generated++;
        return String.format(
                Locale.ROOT, "00:0c:29:00:%02x:%02x", generated >> 8 & 0xff, generated & 0xff);
    }

    @Override
    public String nextUuid() {
        return String.format(Locale.ROOT, "564d0000-0000-4000-8000-%012x", ++generated);
    }

    @Override
    public Instant now() {
        return NOW;
    }
}
