package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RetrieveUserGroupsRequest;
import dev.vireo.vim.UserDirectoryHandler;
import dev.vireo.vim.UserSearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds users and groups: those who may log in, and the group of those who may do everything.
final class SimUserDirectory extends SimObject implements UserDirectoryHandler {
    private static final String GROUP = "Administrators";

    SimUserDirectory(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("domainList") ? List.of("") : null;
    }

    @Override
    public List<UserSearchResult> retrieveUserGroups(RetrieveUserGroupsRequest request) {
        String domain = request.domain();
        if (domain != null && !domain.isEmpty()) {
            throw SimFault.notFound("The domain " + domain);
        }
        List<UserSearchResult> found = new ArrayList<>();
        if (request.findUsers()) {
            inventory().sessions().users().stream()
                    .filter(user -> matches(request, user) && isMember(request, user))
                    .forEach(user -> found.add(result(user, false)));
        }
        if (request.findGroups()
                && matches(request, GROUP)
                && request.belongsToGroup() == null
                && (request.belongsToUser() == null || isAdministrator(request.belongsToUser()))) {
            found.add(result(GROUP, true));
        }
        return found;
    }

    private static boolean matches(RetrieveUserGroupsRequest request, String name) {
        String wanted = request.searchStr().toLowerCase(Locale.ROOT);
        String actual = name.toLowerCase(Locale.ROOT);
        return request.exactMatch() ? actual.equals(wanted) : actual.contains(wanted);
    }

    private boolean isMember(RetrieveUserGroupsRequest request, String user) {
        String group = request.belongsToGroup();
        return group == null || (group.equals(GROUP) && isAdministrator(user));
    }

    private boolean isAdministrator(@Nullable String user) {
        return user != null && inventory().access().isUnlimited(user);
    }

    private static UserSearchResult result(String name, boolean group) {
        return UserSearchResult.builder().principal(name).fullName(name).group(group).build();
    }
}
