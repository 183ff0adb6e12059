package dev.vireo.shell.command;

import dev.vireo.api.TransferRoute;

/// The option `--route` of commands that move the content of disks.
public final class RouteOption {
    private static final String NAME = "route";

    private RouteOption() {}

    public static OptionSpec spec() {
        return OptionSpec.namedText(
                        NAME,
                        "through a vCenter: auto (a host if possible, the default), direct, server")
                .choosing("auto", "direct", "server");
    }

    /// Returns the way that is wanted.
    ///
    /// @throws CommandFailure if there is no such way
    public static TransferRoute of(Arguments arguments) {
        String route = arguments.text(NAME);
        return switch (route == null ? "auto" : route) {
            case "auto" -> TransferRoute.AUTOMATIC;
            case "direct" -> TransferRoute.DIRECT;
            case "server" -> TransferRoute.SERVER;
            default ->
                    throw CommandFailure.usage(
                            "unknown route '" + route + "'; there is auto, direct, server");
        };
    }
}
