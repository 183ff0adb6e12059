package dev.vireo.shell.export;

import dev.vireo.api.Connection;
import dev.vireo.export.Assessment;
import dev.vireo.export.ConfigurationRules;
import dev.vireo.export.Effort;
import dev.vireo.export.Finding;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the VMX files of domains: three requests for each, some at a time.
///
/// @param connection where the domains are
record Configurations(Connection connection) {
    private static final int AT_A_TIME = 4;

    /// Adds what is in the files to what is known.
    ///
    /// @return the hardest first
    List<Assessment> addTo(List<Assessment> known) {
        try (ExecutorService readers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<Assessment>> reads = new ArrayList<>();
            for (Assessment one : known) {
                reads.add(readers.submit(() -> one.with(findings(one))));
            }
            try {
                return Assessment.ranked(results(reads));
            } finally {
                readers.shutdownNow();
            }
        }
    }

    private static List<Assessment> results(List<Future<Assessment>> reads) {
        List<Assessment> all = new ArrayList<>();
        for (Future<Assessment> read : reads) {
            try {
                all.add(read.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException reason
                        ? reason
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VirtException(
                        ErrorCode.OPERATION_ABORTED, "the assessment was interrupted", e);
            }
        }
        return all;
    }

    /// A file that cannot be read says nothing about the others. Nothing else is forgiven: what the
    /// connection may not do, it may do for none.
    private List<Finding> findings(Assessment one) {
        if (one.uuid().isEmpty()) {
            return List.of(unread("the server does not tell the configuration"));
        }
        try {
            return ConfigurationRules.of(
                    connection.lookupByUuid(UUID.fromString(one.uuid())).fetchNativeConfig());
        } catch (VirtException e) {
            if (e.code() == ErrorCode.OPERATION_DENIED
                    || e.code() == ErrorCode.OPERATION_ABORTED
                    || e.code() == ErrorCode.NO_SUPPORT) {
                throw e;
            }
            return List.of(unread(e.detail()));
        }
    }

    private static Finding unread(String why) {
        return new Finding(
                Effort.MODERATE,
                "configuration",
                "the VMX file cannot be read: " + why,
                "see to it, and assess once more");
    }
}
