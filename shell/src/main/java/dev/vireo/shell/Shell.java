package dev.vireo.shell;

import dev.vireo.api.spi.DriverProvider;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "shell", mixinStandardHelpOptions = true, description = "Lists the drivers.")
final class Shell implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        ServiceLoader.load(DriverProvider.class)
                .forEach(p -> spec.commandLine().getOut().println(p.scheme()));
        return CommandLine.ExitCode.OK;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Shell()).execute(args));
    }
}
