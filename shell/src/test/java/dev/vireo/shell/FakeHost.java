package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainListing;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.NodeInfo;
import dev.vireo.api.Statistics;
import dev.vireo.api.Version;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// A host in memory that behaves as libvirt's ESX driver does on govmomi's simulator.
final class FakeHost {
    private final List<FakeDomain> domains = new ArrayList<>();
    private int closed;

    /// Makes the host that most transcripts were recorded on.
    static FakeHost twoRunning() {
        FakeHost host = new FakeHost();
        host.add("ha-host_VM0", "b03b24de-847f-5b0d-85f4-221b300038a8", Kind.RUNNING, 9);
        host.add("ha-host_VM1", "50ee41db-9de7-51cb-896c-c26bea7bd6ff", Kind.RUNNING, 12);
        return host;
    }

    /// Makes the host of `names.xml`.
    static FakeHost ofNames() {
        FakeHost host = new FakeHost();
        host.add("db", uuid("1"), Kind.RUNNING, 1);
        host.add("J\u00f6rg's caf\u00e9", uuid("2"), Kind.PAUSED, 2);
        host.add("\u6771\u4eac\u30b5\u30fc\u30d0\u30fc", uuid("3"), Kind.SHUT_OFF, 3);
        host.add("B off", uuid("4"), Kind.SHUT_OFF, 4);
        host.add("a off", uuid("5"), Kind.SHUT_OFF, 5);
        host.add("tab\tbed\u007fx", uuid("7"), Kind.SHUT_OFF, 7);
        host.add("emoji \ud83d\ude00 e\u0301 zw\u200bx nb\u00a0y", uuid("8"), Kind.SHUT_OFF, 8);
        host.add("7", "99999999-9999-4999-8999-999999999999", Kind.SHUT_OFF, 17);
        host.add("1", "aaaaaaaa-9999-4999-8999-999999999999", Kind.SHUT_OFF, 11);
        return host;
    }

    private static String uuid(String digit) {
        return "%1$s%1$s-%1$s-4%2$s-8%2$s-%1$s%1$s%1$s"
                .replace("%1$s", digit.repeat(4))
                .replace("%2$s", digit.repeat(3));
    }

    void add(String name, String uuid, Kind kind, int number) {
        domains.add(new FakeDomain(name, UUID.fromString(uuid), number, kind));
    }

    /// Returns how many connections were closed.
    int closed() {
        return closed;
    }

    Connection open(ConnectRequest request) {
        return new Open(request);
    }

    /// Refuses changes in the way of the public API's read-only connections.
    private static Domain readOnly(FakeDomain domain) {
        Map<String, String> refused =
                Map.of(
                        "create", "virDomainCreate",
                        "shutdown", "virDomainShutdown",
                        "reboot", "virDomainReboot",
                        "reset", "virDomainReset",
                        "suspend", "virDomainSuspend",
                        "resume", "virDomainResume",
                        "destroy", "virDomainDestroy");
        InvocationHandler handler =
                (_, method, arguments) -> {
                    String function = refused.get(method.getName());
                    if (function != null) {
                        throw new VirtException(
                                ErrorCode.OPERATION_DENIED,
                                "read only access prevents " + function);
                    }
                    return method.invoke(domain, arguments);
                };
        return (Domain)
                Proxy.newProxyInstance(
                        Domain.class.getClassLoader(), new Class<?>[] {Domain.class}, handler);
    }

    private final class Open implements Connection {
        private final ConnectRequest request;

        Open(ConnectRequest request) {
            this.request = request;
        }

        @Override
        public ConnectUri uri() {
            return request.uri();
        }

        @Override
        public String type() {
            return "ESX";
        }

        @Override
        public boolean isReadOnly() {
            return request.readOnly();
        }

        @Override
        public Version version() {
            return new Version(6, 5, 0);
        }

        @Override
        public String fetchHostname() {
            return "localhost.localdomain";
        }

        @Override
        public NodeInfo fetchNodeInfo() {
            return new NodeInfo("Intel Core i7-3615QM CPU @ 2.30", 4193780, 2, 3591, 1, 2, 1, 1);
        }

        @Override
        public long fetchFreeMemory() {
            return 2756084L * 1024;
        }

        @Override
        public List<DomainListing> listDomains(Set<DomainFilter> filters) {
            return domains.stream()
                    .filter(domain -> domain.matches(filters))
                    .map(domain -> new DomainListing(handle(domain), domain.fetchState()))
                    .toList();
        }

        @Override
        public Domain lookupById(int id) {
            return find("id " + id, d -> d.id().isPresent() && d.id().getAsInt() == id);
        }

        @Override
        public Domain lookupByName(String name) {
            return find("name '" + name + "'", d -> d.name().equals(name));
        }

        @Override
        public Domain lookupByUuid(UUID uuid) {
            return find("UUID '" + uuid + "'", d -> d.uuid().equals(uuid));
        }

        private Domain find(String what, Predicate<FakeDomain> condition) {
            Optional<FakeDomain> found = domains.stream().filter(condition).findFirst();
            return handle(
                    found.orElseThrow(() ->
                            new VirtException(ErrorCode.NO_DOMAIN, "No domain with " + what)));
        }

        private Domain handle(FakeDomain domain) {
            return request.readOnly() ? readOnly(domain) : domain;
        }

        @Override
        public String domainXmlFromNative(String format, String config) {
            return "<!-- " + format + ": " + config + " -->\n";
        }

        @Override
        public String domainXmlToNative(String format, String document) {
            return "# " + format + ": " + document + "\n";
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public boolean fetchIsAlive() {
            return true;
        }

        @Override
        public Statistics statistics() {
            return new Statistics(
                    3,
                    1200,
                    5600,
                    Duration.ofMillis(42),
                    List.of(
                            new Statistics.Call("Login", 1, 500, 600, Duration.ofMillis(12)),
                            new Statistics.Call(
                                    "RetrievePropertiesEx", 2, 700, 5000, Duration.ofMillis(30))));
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
