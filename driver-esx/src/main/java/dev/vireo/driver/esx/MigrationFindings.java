package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CannotAccessFile;
import dev.vireo.vim.CannotAccessVmConfig;
import dev.vireo.vim.CannotAccessVmDisk;
import dev.vireo.vim.CheckRelocateTaskRequest;
import dev.vireo.vim.CheckResult;
import dev.vireo.vim.Event;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.MigrationEvent;
import dev.vireo.vim.MigrationHostWarningEvent;
import dev.vireo.vim.MigrationResourceWarningEvent;
import dev.vireo.vim.MigrationWarningEvent;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.RDMPointsToInaccessibleDisk;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.ValidateMigrationRequest;
import dev.vireo.vim.VirtualMachineRelocateSpec;
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
    /// @param fault the server's fault
    record Finding(String text, ErrorCode code, Optional<MethodFault> fault) {}

    private static final MigrationFindings NONE = new MigrationFindings(List.of(), List.of());

    /// Asks the server about a machine whose files stay where they are.
    static MigrationFindings ofMigration(
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

    /// Asks the server about a machine whose files move. A server without the means to say
    /// something beforehand says it in the task.
    static MigrationFindings ofRelocation(Machine machine, VirtualMachineRelocateSpec spec) {
        EsxSession session = machine.session();
        Optional<ManagedObjectReference> checker =
                session.find(ServiceContent::vmProvisioningChecker);
        if (checker.isEmpty()) {
            return NONE;
        }
        try {
            ManagedObjectReference task =
                    session.call(
                            CheckRelocateTaskRequest.builder(checker.get())
                                    .vm(machine.reference())
                                    .spec(spec)
                                    .build(),
                            Migration.VERB,
                            machine.name());
            return ofResult(session.result(task, Migration.VERB, machine.name()));
        } catch (VirtException e) {
            if (isNotThere(e, checker.get())) {
                return NONE;
            }
            throw e;
        }
    }

    private static boolean isNotThere(VirtException failure, ManagedObjectReference checker) {
        boolean lacksMethod =
                failure.getCause() instanceof VimFaultException fault
                        && (fault.find(NotSupported.class).isPresent()
                                || fault.find(MethodNotFound.class).isPresent());
        return lacksMethod || LostObject.of(failure).filter(checker::equals).isPresent();
    }

    private static MigrationFindings ofResult(Optional<Object> result) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        List<?> results =
                result.map(value -> value instanceof List<?> all ? all : List.of(value))
                        .orElse(List.of());
        for (Object each : results) {
            if (each instanceof CheckResult check) {
                check.error().forEach(error -> errors.add(finding(error)));
                check.warning().forEach(warning -> warnings.add(finding(warning)));
            }
        }
        return new MigrationFindings(List.copyOf(errors), List.copyOf(warnings));
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
        return finding(
                said(event.fullFormattedMessage())
                        .or(() -> error.map(one -> text(one)))
                        .orElseGet(event::wireType),
                error.flatMap(MigrationFindings::fault));
    }

    private static Finding finding(LocalizedMethodFault error) {
        return finding(text(error), fault(error));
    }

    private static Finding finding(String text, Optional<MethodFault> fault) {
        return new Finding(
                OneLine.of(text) + FaultDetails.of(fault.orElse(null), text),
                FaultCodes.of(fault.orElse(null)),
                fault);
    }

    private static Optional<MethodFault> fault(LocalizedMethodFault error) {
        return error.value("fault")
                .filter(MethodFault.class::isInstance)
                .map(MethodFault.class::cast);
    }

    private static String text(LocalizedMethodFault error) {
        return said(error.localizedMessage())
                .orElseGet(() -> fault(error).map(MethodFault::wireType).orElse("unknown error"));
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).filter(words -> !words.isBlank());
    }

    /// Returns what the server does not have of what was asked about.
    List<ManagedObjectReference> lost() {
        return errors.stream()
                .flatMap(error -> error.fault().flatMap(LostObject::of).stream())
                .toList();
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
                                        .collect(Collectors.joining("; "))
                                + wayOut(problems)));
    }

    private static String wayOut(List<Finding> problems) {
        boolean files =
                problems.stream()
                        .anyMatch(problem ->
                                problem.fault()
                                        .filter(MigrationFindings::isAboutFiles)
                                        .isPresent());
        return files
                ? "; files can move along to a datastore that the host sees (--datastore NAME, or"
                        + " --copy-storage-all)"
                : "";
    }

    /// Returns whether a host does not see files. Faults about network cards are of the same
    /// family, and about disks of a SAN of the same type, but no datastore helps there.
    private static boolean isAboutFiles(MethodFault fault) {
        return switch (fault) {
            case RDMPointsToInaccessibleDisk _ -> false;
            case CannotAccessFile _, CannotAccessVmConfig _, CannotAccessVmDisk _ -> true;
            default -> false;
        };
    }
}
