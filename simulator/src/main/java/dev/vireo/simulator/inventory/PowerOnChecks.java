package dev.vireo.simulator.inventory;

import java.util.Optional;

/// What a host looks at, and asks, before it runs a machine.
///
/// @param vm the machine
record PowerOnChecks(SimVirtualMachine vm) {
    /// Checks the host and the files, then asks what has to be known.
    void run(SimTask task) {
        new VmAdmission(vm, vm.host()).require();
        requireFiles();
        if (vm.power() != PowerState.OFF) {
            return;
        }
        if (new VmIdentity(vm).isAltered()) {
            switch (task.ask(Question.movedOrCopied())) {
                case "1" -> new VmIdentity(vm).moved();
                default -> new VmIdentity(vm).copied();
            }
        }
        askAboutSerialFile(task);
        if (!vm.files().makeSwap()) {
            task.askAgain(Question.noSpace(vm.config().file(".vswp")));
        }
    }

    private void askAboutSerialFile(SimTask task) {
        Optional<String> path = vm.config().serialFile();
        if (path.isPresent() && path.get().startsWith("[")) {
            SerialFile file = new SerialFile(vm, path.get());
            if (task.isAnswered(Question.serialFileExists(path.get())) || file.exists()) {
                String answer = task.ask(Question.serialFileExists(path.get()));
                if (answer.equals("1")) {
                    file.replace();
                }
            }
        }
    }

    private void requireFiles() {
        if (!vm.files().hasConfig()) {
            throw FileFaults.notFound(vm.config().vmPathName());
        }
        vm.files()
                .missingDisk()
                .ifPresent(path -> {
                    throw FileFaults.notFound(path);
                });
        new DiskLocks(vm).require();
    }
}
