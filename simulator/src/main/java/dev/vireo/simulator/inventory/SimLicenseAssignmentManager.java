package dev.vireo.simulator.inventory;

import dev.vireo.vim.LicenseAssignmentManagerHandler;
import dev.vireo.vim.LicenseAssignmentManagerLicenseAssignment;
import dev.vireo.vim.LicenseManagerLicenseInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryAssignedLicensesRequest;
import dev.vireo.vim.RemoveAssignedLicenseRequest;
import dev.vireo.vim.UpdateAssignedLicenseRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells which license the vCenter and its hosts have.
final class SimLicenseAssignmentManager extends SimObject
        implements LicenseAssignmentManagerHandler, Lasting {
    private final SimLicenseManager licenses;
    private final Map<String, String> assigned = new LinkedHashMap<>();

    SimLicenseAssignmentManager(
            Inventory inventory, ManagedObjectReference self, SimLicenseManager licenses) {
        super(inventory, self);
        this.licenses = licenses;
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    /// Returns what can have a license, by identifier: the server itself and the hosts.
    private Map<String, String> entities() {
        Map<String, String> entities = new LinkedHashMap<>();
        String server = inventory().content().about().instanceUuid();
        entities.put(Objects.requireNonNullElse(server, ""), "vCenter Server");
        inventory()
                .all(SimHostSystem.class)
                .forEach(host -> entities.put(host.self().value(), host.name()));
        return entities;
    }

    private String require(String entity) {
        String name = entities().get(entity);
        if (name == null) {
            throw SimFault.licenseEntityNotFound(entity);
        }
        return name;
    }

    @Override
    public List<LicenseAssignmentManagerLicenseAssignment> queryAssignedLicenses(
            QueryAssignedLicensesRequest request) {
        String wanted = request.entityId();
        if (wanted != null) {
            require(wanted);
        }
        return entities().entrySet().stream()
                .filter(entity -> wanted == null || wanted.equals(entity.getKey()))
                .map(entity ->
                        LicenseAssignmentManagerLicenseAssignment.builder()
                                .entityId(entity.getKey())
                                .scope(inventory().content().about().instanceUuid())
                                .entityDisplayName(entity.getValue())
                                .assignedLicense(
                                        licenses.license(
                                                assigned.getOrDefault(
                                                        entity.getKey(), Licenses.EVALUATION_KEY)))
                                .build())
                .toList();
    }

    @Override
    public LicenseManagerLicenseInfo updateAssignedLicense(UpdateAssignedLicenseRequest request) {
        require(request.entity());
        LicenseManagerLicenseInfo license = licenses.license(request.licenseKey());
        return inventory()
                .durably(() -> {
                    assigned.put(request.entity(), request.licenseKey());
                    touchLastingly();
                    return license;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        assigned.forEach((entity, license) -> out.text("license." + entity, license));
    }

    @Override
    public void restore(StateReader in) {
        assigned.clear();
        entities()
                .keySet()
                .forEach(entity ->
                        in.text("license." + entity)
                                .ifPresent(license -> assigned.put(entity, license)));
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void removeAssignedLicense(RemoveAssignedLicenseRequest request) {
        require(request.entityId());
        inventory()
                .durably(() -> {
                    assigned.remove(request.entityId());
                    touchLastingly();
                    return null;
                });
    }
}
