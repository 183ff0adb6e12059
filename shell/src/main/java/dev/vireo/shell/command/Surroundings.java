package dev.vireo.shell.command;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.shell.text.Output;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/// All that the shell knows of the process it runs in; tests bring their own.
///
/// @param environment the environment variables
/// @param input where commands are read from if none are given
/// @param interactive whether a person types there
/// @param output where results and errors go
/// @param prompt who is asked for credentials
/// @param connector opens connections
public record Surroundings(
        Map<String, String> environment,
        InputStream input,
        boolean interactive,
        Output output,
        Prompt prompt,
        Function<ConnectRequest, Connection> connector) {}
