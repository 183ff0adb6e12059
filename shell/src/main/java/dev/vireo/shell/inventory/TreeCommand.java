package dev.vireo.shell.inventory;

import dev.vireo.api.InventoryItem;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.inventory.InventoryTree.View;
import dev.vireo.shell.inventory.Place.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `tree`.
public final class TreeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "tree",
                CommandSpec.Group.SHELL,
                "draw the inventory as a tree",
                """
                Draws datacenters, folders, clusters, hosts and domains, as far as the URI
                    names them. Places without anything in them are left out.\
                """,
                OptionSpec.namedText(
                                "by", "what domains are shown in: host (default), folder or pool")
                        .choosing("host", "folder", "pool"),
                OptionSpec.flag("datastores", "with datastores"),
                OptionSpec.flag("networks", "with networks and distributed switches"),
                OptionSpec.flag("no-domains", "without domains"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        View view = view(arguments.text("by"));
        InventoryTree tree = new InventoryTree(view);
        String[] server = {""};
        session.connection()
                .visitOutline(item -> {
                    if (item.type().equals("ServiceInstance")) {
                        server[0] = product(item);
                    }
                    tree.add(item);
                });
        tree.draw(kinds(view, arguments));
        String host = session.connection().uri().host();
        String name = host.isEmpty() ? session.connection().uri().scheme() + "://" : host;
        return new TreeReply(name, server[0], tree);
    }

    private static String product(InventoryItem server) {
        return server.text("about.fullName").orElse("");
    }

    private static View view(@Nullable String by) {
        if (by == null) {
            return View.HOST;
        }
        for (View view : View.values()) {
            if (view.name().toLowerCase(Locale.ROOT).equals(by)) {
                return view;
            }
        }
        throw CommandFailure.usage(
                "option --by takes 'host', 'folder' or 'pool', not '" + by + "'");
    }

    /// Returns what is drawn even if nothing is in it.
    private static Set<Kind> kinds(View view, Arguments arguments) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (view != View.FOLDER) {
            kinds.add(Kind.HOST);
        }
        if (Objects.equals(view, View.POOL)) {
            kinds.add(Kind.POOL);
            kinds.add(Kind.VAPP);
        }
        if (!arguments.has("no-domains")) {
            kinds.add(Kind.DOMAIN);
        }
        if (arguments.has("datastores")) {
            kinds.add(Kind.DATASTORE);
        }
        if (arguments.has("networks")) {
            kinds.add(Kind.NETWORK);
            kinds.add(Kind.SWITCH);
        }
        return kinds;
    }
}
