package dev.vireo.simulator;

import dev.vireo.simulator.inventory.ServerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds what clients have left behind: the one place that knows all kinds of it.
final class Leaks {
    private final ServerReport report;
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    Leaks(ServerReport report) {
        this.report = report;
    }

    /// Notes that a call is under way until the result is closed.
    UnderWay begin(String method) {
        UnderWay call = new UnderWay(method);
        underWay.add(call);
        return call;
    }

    List<String> all() {
        List<String> leaks = new ArrayList<>();
        for (ServerReport.Login login : report.logins()) {
            leaks.add(describe(login));
        }
        for (String lease : report.abandonedLeases()) {
            leaks.add("a lease for the " + lease + " that was neither completed nor aborted");
        }
        underWay.forEach(
                call -> leaks.add("a call of " + call.method + " that is still under way"));
        return leaks;
    }

    private static String describe(ServerReport.Login login) {
        StringBuilder text = new StringBuilder("a session of ").append(login.user());
        text.append(" from ").append(login.address());
        if (!login.agent().isEmpty()) {
            text.append(" (").append(login.agent()).append(')');
        }
        text.append(" since ").append(login.loginTime());
        List<String> held = new ArrayList<>();
        for (Map.Entry<String, Integer> kind : login.held().entrySet()) {
            held.add(kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"));
        }
        if (!held.isEmpty()) {
            text.append(" with ").append(String.join(", ", held));
        }
        return text.toString();
    }

    /// A call under way; there may be many alike.
    final class UnderWay implements AutoCloseable {
        private final String method;

        UnderWay(String method) {
            this.method = method;
        }

        @Override
        public void close() {
            underWay.remove(this);
        }
    }
}
