package dev.vireo.it;

import dev.vireo.testkit.StrictProxy;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FolderUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// govmomi's simulator. Requests go through a proxy that counts them, and answers what the
/// simulator lacks: `RebootGuest`, and the autostart manager that virsh asks.
///
/// @param vcsim the simulator
/// @param proxy the proxy before it
/// @param uri where the host of the VMs is
/// @param names the VMs there
record VcsimServer(Vcsim vcsim, StrictProxy proxy, String uri, List<String> names)
        implements Server {
    private static final String NO_AUTOSTART =
            """
            <returnval><obj type="HostAutoStartManager">ha-autostart-mgr</obj><propSet>\
            <name>config.defaults</name><val xsi:type="AutoStartDefaults">\
            <enabled>false</enabled></val></propSet></returnval>\
            """;

    /// Starts an ESX host.
    static VcsimServer esx(int vms) {
        Vcsim vcsim = Vcsim.esx(vms);
        StrictProxy proxy = proxy(vcsim);
        return new VcsimServer(vcsim, proxy, proxy.esxUri(), names("ha-host_VM", vms));
    }

    /// Starts a vCenter with a cluster, whose only host has the VMs, and another host.
    static VcsimServer vcenter(int vms) {
        Vcsim vcsim = Vcsim.vcenter(vms);
        StrictProxy proxy = proxy(vcsim);
        return new VcsimServer(vcsim, proxy, proxy.vpxUri(), names("DC0_C0_RP0_VM", vms));
    }

    private static StrictProxy proxy(Vcsim vcsim) {
        return StrictProxy.before(vcsim.sdk())
                .accepting("RebootGuest")
                .answering("HostAutoStartManager", "RetrieveProperties", NO_AUTOSTART);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /// Connects to another part of the same inventory.
    VcsimServer at(String path) {

        return new VcsimServer(vcsim, proxy, proxy.uri("vpx", path), names);
    }

    /// Gives some VMs names that need care.
    VcsimServer renamed(List<String> newNames) {
        for (int i = 0; i < newNames.size(); i++) {
            // The VI API escapes percent signs in names; the simulator leaves that to us.
            vcsim.rename(names.get(i), newNames.get(i).replace("%", "%25"));
        }
        return new VcsimServer(vcsim, proxy, uri, newNames);
    }

    /// Puts a text into a file of a datastore.
    void put(DatastorePath path, String text) {
        put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts bytes into a file of a datastore.
    void put(DatastorePath path, byte[] content) {
        String datacenter = uri.startsWith("esx") ? "ha-datacenter" : "DC0";
        String target = new FolderUrl(path.path(), datacenter, path.datastore()).escapedOnce();
        HttpRequest request =
                HttpRequest.newBuilder(vcsim.sdk().resolve(target))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                        .header("Authorization", "Basic " + basic())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IllegalStateException(target + ": " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String basic() {
        String secret = Vcsim.USER + ":" + Vcsim.PASSWORD;
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> uriElsewhere() {
        return uri.equals(proxy.vpxUri())
                ? Optional.of(proxy.uri("vpx", "/DC0/DC0_H0"))
                : Optional.empty();
    }

    @Override
    public void power(String vm, String state) {
        vcsim.power(vm.replace("%", "%25"), state);
    }

    @Override
    public String powerState(String vm) {
        return vcsim.powerState(vm.replace("%", "%25"));
    }

    @Override
    public void close() {
        proxy.close();
        vcsim.close();
    }
}
