package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-key`, `vol-name`, `vol-path`, `vol-pool`.
public record VolIdentityCommand(Wanted wanted) implements Command {
    /// What is asked for.
    public enum Wanted {
        /// The key.
        KEY("key", "returns the volume key for a given volume name or path", "volume name or path"),
        /// The name.
        NAME(
                "name",
                "returns the volume name for a given volume key or path",
                "volume key or path"),
        /// The path.
        PATH(
                "path",
                "returns the volume path for a given volume name or key",
                "volume name or key"),
        /// The pool.
        POOL(
                "pool",
                "returns the storage pool for a given volume key or path",
                "volume key or path");

        private final String word;
        private final String summary;
        private final String argument;

        Wanted(String word, String summary, String argument) {
            this.word = word;
            this.summary = summary;
            this.argument = argument;
        }
    }

    @Override
    public CommandSpec spec() {
        String name = "vol-" + wanted.word;
        OptionSpec volume =
                new OptionSpec("vol", OptionSpec.Kind.TEXT, true, wanted.argument)
                        .completing(Completes.VOLUME);
        CommandSpec.Group group = CommandSpec.Group.VOLUME;
        return switch (wanted) {
            case NAME -> new CommandSpec(name, group, wanted.summary, "", volume);
            case POOL ->
                    new CommandSpec(
                            name,
                            group,
                            wanted.summary,
                            "",
                            volume,
                            OptionSpec.flag("uuid", "return the pool uuid rather than pool name"));
            case KEY, PATH ->
                    new CommandSpec(
                            name, group, wanted.summary, "", volume, VolumeLookup.poolOption());
        };
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume volume =
                switch (wanted) {
                    case NAME, POOL ->
                            VolumeLookup.findAnywhere(session, arguments.required("vol"));
                    case KEY, PATH -> VolumeLookup.find(session, arguments);
                };
        String text =
                switch (wanted) {
                    case KEY -> volume.fetchKey();
                    case NAME -> volume.name();
                    case PATH -> volume.path();
                    case POOL ->
                            arguments.has("uuid")
                                    ? volume.pool().uuid().toString()
                                    : volume.pool().name();
                };
        Map<String, @Nullable Object> members = VolumeChange.identity(volume);
        if (wanted == Wanted.KEY) {
            members.put("key", text);
        }
        return new TextReply(text + "\n", members);
    }
}
