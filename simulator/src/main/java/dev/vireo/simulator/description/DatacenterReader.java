package dev.vireo.simulator.description;

import dev.vireo.simulator.document.DocumentValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a datacenter.
final class DatacenterReader {
    private static final int USUAL_PORTS = 128;

    private final Entry entry;
    private final Names hosts;
    private final String name;
    private final Place place = new Place();

    /// Takes the name.
    ///
    /// @param datacenters the names of the datacenters before it
    /// @param hosts the names of the hosts before it
    DatacenterReader(Entry entry, Names datacenters, Names hosts) {
        this.entry =
                entry.only(
                        "name",
                        "networks",
                        "datastores",
                        "switches",
                        "hosts",
                        "clusters",
                        "folders",
                        "machines");
        this.hosts = hosts;
        this.name = datacenters.take(entry, "DC" + entry.index());
    }

    DescribedDatacenter read() {
        List<DescribedHost.PortGroup> networks =
                DescriptionReader.portGroups(entry.find("networks"), place);
        List<DescribedDatastore> shared =
                DescriptionReader.datastores(entry.find("datastores"), place, "datastore");
        List<DescribedDatacenter.Switch> switches =
                Entry.each(entry.find("switches"), this::distributedSwitch);
        List<DescribedHost> singles = hosts(entry.find("hosts"), name);
        List<DescribedDatacenter.Cluster> clusters =
                Entry.each(entry.find("clusters"), this::cluster);
        if (singles.isEmpty() && clusters.isEmpty()) {
            Entry usual = new Entry(0, entry.place(), Optional.empty());
            singles = List.of(DescriptionReader.host(usual, hosts, place, name + "_H0"));
        }
        boolean none = shared.isEmpty() && !allHaveTheirOwn(singles, clusters);
        List<DescribedDatastore> datastores =
                none
                        ? List.of(DescriptionReader.usualDatastore(place, "LocalDS_0", 8L << 40))
                        : shared;
        List<String> mounted = DescriptionReader.names(datastores);
        singles.forEach(host -> know(host, "", mounted));
        for (DescribedDatacenter.Cluster cluster : clusters) {
            cluster.hosts().forEach(host -> know(host, cluster.name(), mounted));
        }
        MachineReader machines = new MachineReader(place, true, name + "_VM");
        return new DescribedDatacenter(
                name,
                networks,
                datastores,
                switches,
                singles,
                clusters,
                folders(),
                Entry.each(entry.find("machines"), machines::read));
    }

    private static boolean allHaveTheirOwn(
            List<DescribedHost> singles, List<DescribedDatacenter.Cluster> clusters) {
        List<DescribedHost> all = new ArrayList<>(singles);
        clusters.forEach(cluster -> all.addAll(cluster.hosts()));
        return all.stream().noneMatch(host -> host.datastores().isEmpty());
    }

    private void know(DescribedHost host, String cluster, List<String> shared) {
        List<String> mounted = new ArrayList<>(shared);
        mounted.addAll(DescriptionReader.names(host.datastores()));
        place.host(host.name(), cluster, mounted);
    }

    private List<DescribedHost> hosts(Optional<DocumentValue> value, String prefix) {
        return Entry.each(
                value,
                each -> DescriptionReader.host(each, hosts, place, prefix + "_H" + each.index()));
    }

    private DescribedDatacenter.Cluster cluster(Entry each) {
        each.only("name", "hosts", "pools", "vApps");
        String cluster = place.clusters().take(each, name + "_C" + each.index());
        List<DescribedHost> members = hosts(each.find("hosts"), cluster);
        if (members.isEmpty()) {
            if (each.find("hosts").isPresent()) {
                throw each.find("hosts").get().error("a cluster needs a host");
            }
            Entry usual = new Entry(0, each.place(), Optional.empty());
            members = List.of(DescriptionReader.host(usual, hosts, place, cluster + "_H0"));
        }
        return new DescribedDatacenter.Cluster(cluster, members, pools(each, cluster, cluster));
    }

    private List<DescribedDatacenter.Pool> pools(Entry parent, String cluster, String prefix) {
        List<DescribedDatacenter.Pool> all = new ArrayList<>();
        all.addAll(
                Entry.each(
                        parent.find("pools"),
                        each -> pool(each, false, cluster, prefix + "_RP" + (each.index() + 1))));
        all.addAll(
                Entry.each(
                        parent.find("vApps"),
                        each -> pool(each, true, cluster, prefix + "_APP" + each.index())));
        return all;
    }

    private DescribedDatacenter.Pool pool(Entry each, boolean vApp, String cluster, String usual) {
        each.only("name", "pools", "vApps");
        String pool = place.pool(each, usual, cluster);
        return new DescribedDatacenter.Pool(pool, vApp, pools(each, cluster, pool));
    }

    private DescribedDatacenter.Switch distributedSwitch(Entry each) {
        each.only("name", "portGroups");
        String made = place.networks().take(each, "DVS" + each.index());
        place.networks().hide(made);
        return new DescribedDatacenter.Switch(
                made,
                Entry.each(
                        each.find("portGroups"),
                        group -> {
                            group.only("name", "ports");
                            return new DescribedDatacenter.SwitchPorts(
                                    place.network(group, made + "_DVPG" + group.index()),
                                    group.find("ports")
                                            .map(v -> (int) v.number(1, 8192))
                                            .orElse(USUAL_PORTS));
                        }));
    }

    private List<String> folders() {
        List<String> all = new ArrayList<>();
        entry.find("folders")
                .ifPresent(value ->
                        value.items().forEach(item -> all.add(MachineReader.folder(item))));
        return all;
    }
}
