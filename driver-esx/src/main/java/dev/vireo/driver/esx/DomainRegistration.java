package dev.vireo.driver.esx;

import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.RegisterOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
import java.util.Optional;

/// Takes a machine back into the inventory of which the files are there.
///
/// @param session the session
/// @param scope where the connection looks
record DomainRegistration(EsxSession session, Scope scope) {
    private static final String VERB = "register";

    Domain register(String file, RegisterOptions options) {
        DatastorePath path = FilePath.of(file);
        MachineHome home =
                MachineHome.find(
                        session,
                        scope,
                        Optional.of(path.datastore()),
                        new DefineOptions(false, options.folder(), options.pool()));
        MachineRegistration registration =
                new MachineRegistration(session, home, path, options.name(), VERB, path.toString());
        registration
                .find()
                .ifPresent(owner -> {
                    throw new VirtException(
                            ErrorCode.OPERATION_INVALID,
                            "domain '"
                                    + VirtualMachines.name(row(owner))
                                    + "' has the file '"
                                    + path
                                    + "' already");
                });
        ManagedObjectReference made;
        try {
            made = registration.make();
        } catch (VirtException e) {
            made = registration.settled(e).orElseThrow(() -> e);
        }
        session.requireMade(path.toString());
        return new EsxDomain(new Machine(session, scope, row(made), null));
    }

    private Row row(ManagedObjectReference machine) {
        return session
                .rows(
                        Scope.machine(
                                machine,
                                List.of(
                                        VirtualMachines.NAME,
                                        VirtualMachines.UUID_TEXT,
                                        VirtualMachines.POWER_STATE)),
                        "the domain")
                .stream()
                .findFirst()
                .orElseThrow(() -> new VirtException(ErrorCode.NO_DOMAIN, machine.value()));
    }
}
