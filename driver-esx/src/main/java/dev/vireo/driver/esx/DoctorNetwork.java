package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.client.Endpoint;
import dev.vireo.client.ProxyServer;
import dev.vireo.client.ServerProbe;
import dev.vireo.client.ServerProbe.Attempt;
import dev.vireo.client.TransportException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks whether the server's name has addresses and whether somebody listens there.
///
/// @param notes where findings go
/// @param uri where the server is
/// @param probe looks at it
/// @param fix words what to use instead
record DoctorNetwork(DiagnosisNotes notes, EsxUri uri, ServerProbe probe, UriFix fix) {
    void check() {
        Optional<ProxyServer> proxy = uri.proxy();
        if (proxy.isPresent()) {
            checkProxy(proxy.get());
            return;
        }
        List<String> addresses = resolve(server().host(), "use its address in the URI");
        if (!addresses.isEmpty()) {
            checkPorts(addresses);
        }
    }

    private Endpoint server() {
        return uri.endpoint();
    }

    private List<String> resolve(String host, String orElse) {
        try {
            List<String> addresses = probe.resolve(host);
            notes.good(
                    Check.NAME,
                    addresses.equals(List.of(host))
                            ? host + " is an address"
                            : host + " is " + String.join(", ", addresses),
                    Map.of("addresses", String.join(",", addresses)));
            return addresses;
        } catch (TransportException e) {
            notes.failed(
                    Check.NAME,
                    String.valueOf(e.getMessage()),
                    "check the spelling ('getent hosts "
                            + host
                            + "' shows what this machine knows), enter the name in DNS or in"
                            + " /etc/hosts, or "
                            + orElse);
            return List.of();
        }
    }

    private void checkProxy(ProxyServer proxy) {
        if (resolve(proxy.host(), "use the proxy's address in the parameter 'proxy'").isEmpty()) {
            return;
        }
        try {
            Duration time = probe.reach();
            notes.good(
                    Check.PORT,
                    server().authority()
                            + " is reached through the proxy "
                            + proxy.host()
                            + ":"
                            + proxy.port()
                            + " in "
                            + millis(time));
        } catch (TransportException e) {
            notes.failed(
                    Check.PORT,
                    String.valueOf(e.getMessage()),
                    "check the URI's parameter 'proxy' and what the proxy allows, or do without"
                            + " it: "
                            + fix.without("proxy"));
        }
    }

    private void checkPorts(List<String> addresses) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        for (String address : addresses) {
            attempts.put(address, probe.connect(address));
        }
        Optional<String> open =
                attempts.entrySet().stream()
                        .filter(attempt -> attempt.getValue() instanceof Attempt.Open)
                        .map(Map.Entry::getKey)
                        .findFirst();
        attempts.forEach((address, attempt) -> note(address, attempt, open));
    }

    private void note(String address, Attempt attempt, Optional<String> other) {
        int port = server().port();
        String place = address + " port " + port;
        Map<String, String> facts = Map.of("address", address);
        switch (attempt) {
            case Attempt.Open(Duration time) ->
                    notes.good(Check.PORT, place + " is open (" + millis(time) + ")", facts);
            case Attempt.Refused() ->
                    closed(
                            place + " refuses connections: nobody listens there",
                            facts,
                            "name the right port in the URI (ESXi and vCenter have 443), or start"
                                    + " the host's management agents: '/etc/init.d/hostd start' on"
                                    + " its console",
                            other);
            case Attempt.TimedOut(Duration time) ->
                    closed(
                            place + " does not answer within " + time.toMillis() + " ms",
                            facts,
                            "see whether the host is up ('ping "
                                    + address
                                    + "') and let firewalls pass TCP port "
                                    + port
                                    + ", or go through a proxy: "
                                    + "the URI's parameter proxy=socks5://HOST:PORT",
                            other);
            case Attempt.Unreachable(String reason) ->
                    closed(
                            place + " cannot be reached: " + reason,
                            facts,
                            "this machine has no way there: see 'ip route get "
                                    + address
                                    + "', a VPN, or the URI's parameter proxy=socks5://HOST:PORT",
                            other);
        }
    }

    private void closed(
            String text, Map<String, String> facts, String way, Optional<String> other) {
        if (other.isPresent()) {
            notes.warning(
                    Check.PORT,
                    text,
                    facts,
                    "another address answers, but this one may be tried first: take it out of DNS,"
                            + " or use "
                            + fix.withHost(other.get()));
        } else {
            notes.failed(Check.PORT, text, facts, way);
        }
    }

    private static String millis(Duration time) {
        return Math.max(1, time.toMillis()) + " ms";
    }
}
