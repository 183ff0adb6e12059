package dev.vireo.simulator.inventory;

import dev.vireo.vim.BrowseDiagnosticLogRequest;
import dev.vireo.vim.Description;
import dev.vireo.vim.DiagnosticManagerHandler;
import dev.vireo.vim.DiagnosticManagerLogDescriptor;
import dev.vireo.vim.DiagnosticManagerLogHeader;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryDescriptionsRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows the server's logs. What is in them are the events.
final class SimDiagnosticManager extends SimObject implements DiagnosticManagerHandler {
    private static final int MOST_LINES = 1000;

    private final boolean multiHost;

    SimDiagnosticManager(Inventory inventory, ManagedObjectReference self, boolean multiHost) {
        super(inventory, self);
        this.multiHost = multiHost;
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    @Override
    public List<DiagnosticManagerLogDescriptor> queryDescriptions(
            QueryDescriptionsRequest request) {
        return isOfServer(request.host())
                ? List.of(describe("vpxd:vpxd.log", "vpxd.log", "vpxd"))
                : List.of(
                        describe("hostd", "/var/log/hostd.log", "hostd"),
                        describe("vmkernel", "/var/log/vmkernel.log", "vmkernel"));
    }

    private boolean isOfServer(@Nullable ManagedObjectReference host) {
        if (host != null) {
            Scope.find(inventory(), host);
        }
        return multiHost && host == null;
    }

    private static DiagnosticManagerLogDescriptor describe(
            String key, String file, String creator) {
        return DiagnosticManagerLogDescriptor.builder()
                .key(key)
                .fileName(file)
                .creator(creator)
                .format("plain")
                .mimeType("text/plain")
                .info(Description.builder().label(key).summary(file).build())
                .build();
    }

    @Override
    public DiagnosticManagerLogHeader browseDiagnosticLog(BrowseDiagnosticLogRequest request) {
        boolean ofServer = isOfServer(request.host());
        List<String> lines =
                switch (request.key()) {
                    case "vpxd:vpxd.log" -> {
                        if (!ofServer) {
                            throw SimFault.invalidArgument("key");
                        }
                        yield events("vpxd");
                    }
                    case "hostd" -> events("Hostd");
                    case "vmkernel" -> List.of();
                    default -> throw SimFault.invalidArgument("key");
                };
        int start = Math.max(1, Objects.requireNonNullElse(request.start(), 1));
        int count = Math.min(MOST_LINES, Objects.requireNonNullElse(request.lines(), MOST_LINES));
        int from = Math.min(start - 1, lines.size());
        int to = Math.clamp((long) from + count, from, lines.size());
        return DiagnosticManagerLogHeader.builder()
                .lineStart(from + 1)
                .lineEnd(to)
                .lineText(lines.subList(from, to))
                .build();
    }

    private List<String> events(String process) {
        return inventory().events().all().stream().map(event -> line(process, event)).toList();
    }

    private static String line(String process, Event event) {
        return event.createdTime()
                + " info "
                + process
                + "[2099000] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event "
                + event.key()
                + " : "
                + event.fullFormattedMessage();
    }
}
