package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.VirtException;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.MakeDirectoryRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.HexEscape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A machine between its VMX file and its place in the inventory.
///
/// @param session the session
/// @param scope where the connection looks
/// @param home where it is to be
/// @param path where its VMX file is to be
/// @param uuid its UUID
/// @param name its name
record NewMachine(
        EsxSession session,
        Scope scope,
        MachineHome home,
        DatastorePath path,
        UUID uuid,
        String name) {
    private static final String VERB = "define";

    /// Writes the VMX file. One that is there already stays.
    Written write(byte[] bytes) {
        DatastoreFiles files = new DatastoreFiles(session, home.datacenterPath());
        String verb = VERB + " '" + name + "'";
        if (files.exists(path, verb)) {
            throw DatastoreFiles.alreadyThere(path, verb);
        }
        boolean madeFolder = makeFolder();
        Written written = new Written(this, madeFolder);
        try {
            files.create(path, bytes, verb);
        } catch (VirtException e) {
            if (!DatastoreFiles.isAlreadyThere(e)) {
                throw written.undo(e);
            }
            // a file that is in the way is not ours to remove, unless it was sent twice
            if (!Arrays.equals(files.read(path, verb), bytes)) {
                throw e;
            }
        }
        return written;
    }

    /// Makes the directory of the VMX file.
    ///
    /// @return whether it was not there before
    private boolean makeFolder() {
        if (path.folder().isEmpty()) {
            return false;
        }
        DatastorePath folder = new DatastorePath(path.datastore(), path.folder());
        try {
            return makeFolder(folder);
        } catch (VirtException e) {
            if (FaultTranslator.isRefusal(e)) {
                throw e;
            }
            // it may be there now; then nobody knows whose it is, and it stays whatever happens
            makeFolder(folder);
            return false;
        }
    }

    private boolean makeFolder(DatastorePath folder) {
        try {
            session.call(
                    MakeDirectoryRequest.builder(fileManager())
                            .name(folder.toString())
                            .datacenter(home.datacenter())
                            .createParentDirectories(true)
                            .build(),
                    "make the directory",
                    folder.toString());
            return true;
        } catch (VirtException e) {
            if (e.getCause() instanceof VimFaultException fault
                    && fault.find(FileAlreadyExists.class).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    private ManagedObjectReference fileManager() {
        return session.singleton(ServiceContent::fileManager, "file manager");
    }

    /// The machine whose VMX file is written.
    ///
    /// @param machine the machine
    /// @param madeFolder whether its directory was made too
    record Written(NewMachine machine, boolean madeFolder) {
        /// Registers the machine.
        Domain register() {
            @Nullable ManagedObjectReference vm;
            try {
                vm = machine.registration().make();
            } catch (VirtException e) {
                vm = machine.registration().settled(e).orElse(null);
                if (vm == null) {
                    throw undo(e);
                }
            }
            return machine.domain(vm);
        }

        /// Removes what was written.
        ///
        /// @return the reason, with what could not be removed
        VirtException undo(VirtException reason) {
            DatastorePath gone =
                    madeFolder
                            ? new DatastorePath(machine.path.datastore(), machine.path.folder())
                            : machine.path;
            return new FileRemoval(machine.session, machine.home.datacenter())
                    .removeBecause(gone, reason);
        }
    }

    private MachineRegistration registration() {
        return new MachineRegistration(session, home, path, Optional.empty(), VERB, name);
    }

    private Domain domain(ManagedObjectReference vm) {
        return new EsxDomain(
                new Machine(
                        session,
                        scope,
                        new Row(
                                vm,
                                Map.of(
                                        VirtualMachines.NAME,
                                        HexEscape.NAME.escape(name),
                                        VirtualMachines.UUID_TEXT,
                                        uuid.toString(),
                                        VirtualMachines.POWER_STATE,
                                        VirtualMachinePowerState.POWERED_OFF)),
                        null));
    }
}
