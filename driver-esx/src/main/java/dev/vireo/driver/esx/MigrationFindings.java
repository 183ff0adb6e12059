package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.Event;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MigrationEvent;
import dev.vireo.vim.MigrationHostWarningEvent;
import dev.vireo.vim.MigrationResourceWarningEvent;
import dev.vireo.vim.MigrationWarningEvent;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.ValidateMigrationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a server has to say against a migration before it begins. libvirt's driver stops at the
/// first remark, whatever it is.
///
/// @param errors what makes it impossible
/// @param warnings what does not
record MigrationFindings(List<Finding> errors, List<Finding> warnings) {
    /// A remark.
    ///
    /// @param text what the server says
    /// @param code libvirt's code for it
    record Finding(String text, ErrorCode code) {}

    /// Asks the server.
    static MigrationFindings fetch(
            Machine machine, Optional<ManagedObjectReference> pool, ManagedObjectReference host) {
        List<Event> events =
                machine.session()
                        .call(
                                ValidateMigrationRequest.builder(EsxSession.SERVICE_INSTANCE)
                                        .vm(List.of(machine.reference()))
                                        .pool(pool.orElse(null))
                                        .host(host)
                                        .build(),
                                Migration.VERB,
                                machine.name());
        try {
            return of(events);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, Migration.VERB, machine.name());
        }
    }

    private static MigrationFindings of(List<Event> events) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        for (Event event : events) {
            (isWarning(event) ? warnings : errors).add(finding(event));
        }
        return new MigrationFindings(List.copyOf(errors), List.copyOf(warnings));
    }

    private static boolean isWarning(Event event) {
        return event instanceof MigrationWarningEvent
                || event instanceof MigrationHostWarningEvent
                || event instanceof MigrationResourceWarningEvent;
    }

    private static Finding finding(Event event) {
        Optional<LocalizedMethodFault> error =
                event instanceof MigrationEvent
                        ? event.value("fault")
                                .filter(LocalizedMethodFault.class::isInstance)
                                .map(LocalizedMethodFault.class::cast)
                        : Optional.empty();
        Optional<MethodFault> fault =
                error.flatMap(one -> one.value("fault"))
                        .filter(MethodFault.class::isInstance)
                        .map(MethodFault.class::cast);
        String text =
                said(event.fullFormattedMessage())
                        .or(() -> error.flatMap(one -> said(one.localizedMessage())))
                        .orElseGet(() -> fault.map(MethodFault::wireType).orElse(event.wireType()));
        return new Finding(
                OneLine.of(text) + FaultDetails.of(fault.orElse(null), text),
                FaultCodes.of(fault.orElse(null)));
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).filter(words -> !words.isBlank());
    }

    /// Returns the texts of the warnings.
    List<String> warningTexts() {
        return warnings.stream().map(Finding::text).toList();
    }

    /// Returns why the migration does not begin, with all that there is to mend.
    ///
    /// @param strict whether warnings count
    Optional<VirtException> refusal(boolean strict) {
        List<Finding> problems = new ArrayList<>(errors);
        if (strict) {
            problems.addAll(warnings);
        }
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new VirtException(
                        problems.getFirst().code(),
                        "Could not migrate domain, validation reported "
                                + (problems.size() == 1 ? "a problem: " : "problems: ")
                                + problems.stream()
                                        .map(Finding::text)
                                        .collect(Collectors.joining("; "))));
    }
}
