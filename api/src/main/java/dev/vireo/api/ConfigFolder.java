package dev.vireo.api;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's programs keep their settings, by the XDG base directory specification.
final class ConfigFolder {
    private ConfigFolder() {}

    static Path of(Map<String, String> environment) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!folder.isEmpty()) {
            return Path.of(folder);
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home, ".config");
    }
}
