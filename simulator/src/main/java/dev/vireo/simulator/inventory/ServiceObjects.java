package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The service objects that clients look at after they have logged in. Each is made when somebody
/// asks for it: most are never asked for.
final class ServiceObjects {
    private final Inventory inventory;

    ServiceObjects(Inventory inventory) {
        this.inventory = inventory;
    }

    void ofHost(ServiceContent.Builder<?> content) {
        later(
                "OvfManager",
                "ha-ovf-manager",
                self -> new SimOvfManager(inventory, self),
                content::ovfManager);
        later(
                "OptionManager",
                "HostAgentSettings",
                self -> new SimOptionManager(inventory, self, hostSettings(), false),
                content::setting);
        later(
                "UserDirectory",
                "ha-user-directory",
                self -> new SimUserDirectory(inventory, self),
                content::userDirectory);
        later(
                "LicenseManager",
                "ha-license-manager",
                self -> new SimLicenseManager(inventory, self, null),
                content::licenseManager);
        later(
                "DiagnosticManager",
                "ha-diagnosticmgr",
                self -> new SimDiagnosticManager(inventory, self, false),
                content::diagnosticManager);
    }

    void ofVcenter(ServiceContent.Builder<?> content) {
        later(
                "OvfManager",
                "OvfManager",
                self -> new SimOvfManager(inventory, self),
                content::ovfManager);
        later(
                "DistributedVirtualSwitchManager",
                "DVSManager",
                self -> new SimDistributedVirtualSwitchManager(inventory, self),
                content::dvSwitchManager);
        later(
                "OptionManager",
                "VpxSettings",
                self -> new SimOptionManager(inventory, self, vcenterSettings(), true),
                content::setting);
        later(
                "UserDirectory",
                "UserDirectory",
                self -> new SimUserDirectory(inventory, self),
                content::userDirectory);
        licenses(content);
        later(
                "DiagnosticManager",
                "DiagMgr",
                self -> new SimDiagnosticManager(inventory, self, true),
                content::diagnosticManager);
        later(
                "ExtensionManager",
                "ExtensionManager",
                self -> new SimExtensionManager(inventory, self),
                content::extensionManager);
        later(
                "AlarmManager",
                "AlarmManager",
                self -> new SimAlarmManager(inventory, self),
                content::alarmManager);
        later(
                "ScheduledTaskManager",
                "ScheduledTaskManager",
                self -> new SimScheduledTaskManager(inventory, self),
                content::scheduledTaskManager);
        later(
                "IpPoolManager",
                "IpPoolManager",
                self -> new SimIpPoolManager(inventory, self),
                content::ipPoolManager);
        later(
                "CustomFieldsManager",
                "CustomFieldsManager",
                self -> new SimCustomFieldsManager(inventory, self),
                content::customFieldsManager);
        later(
                "CustomizationSpecManager",
                "CustomizationSpecManager",
                self -> new SimCustomizationSpecManager(inventory, self),
                content::customizationSpecManager);
        later(
                "VirtualMachineProvisioningChecker",
                "ProvChecker",
                self -> new SimProvisioningChecker(inventory, self),
                content::vmProvisioningChecker);
    }

    private void licenses(ServiceContent.Builder<?> content) {
        ManagedObjectReference assignments =
                new ManagedObjectReference("LicenseAssignmentManager", "LicenseAssignmentManager");
        ManagedObjectReference manager =
                new ManagedObjectReference("LicenseManager", "LicenseManager");
        content.licenseManager(manager);
        inventory.promise(manager, () -> new SimLicenseManager(inventory, manager, assignments));
        inventory.promise(
                assignments,
                () ->
                        new SimLicenseAssignmentManager(
                                inventory,
                                assignments,
                                (SimLicenseManager) inventory.find(manager).orElseThrow()));
    }

    private void later(
            String type,
            String id,
            Function<ManagedObjectReference, SimObject> maker,
            Consumer<ManagedObjectReference> entry) {
        ManagedObjectReference self = new ManagedObjectReference(type, id);
        entry.accept(self);
        inventory.promise(self, () -> maker.apply(self));
    }

    private static Map<String, Object> hostSettings() {
        return Map.of(
                "Config.HostAgent.log.level",
                "info",
                "Config.HostAgent.plugins.hostsvc.esxAdminsGroup",
                "ESX Admins",
                "Config.HostAgent.plugins.hostsvc.esxAdminsGroupAutoAdd",
                true,
                "Config.HostAgent.plugins.solo.enableMob",
                false,
                "Config.HostAgent.plugins.vimsvc.authValidateInterval",
                1440,
                "Config.HostAgent.vmacore.soap.sessionTimeout",
                30);
    }

    private static Map<String, Object> vcenterSettings() {
        return Map.of(
                "VirtualCenter.FQDN",
                "vcenter.vireo.test",
                "VirtualCenter.InstanceName",
                "vcenter.vireo.test",
                "VirtualCenter.MaxDBConnection",
                50,
                "VirtualCenter.ManagedIP",
                "10.0.0.1",
                "config.log.level",
                "info",
                "config.vpxd.stats.maxQueryMetrics",
                64,
                "event.maxAge",
                30,
                "event.maxAgeEnabled",
                true,
                "task.maxAge",
                30,
                "task.maxAgeEnabled",
                true);
    }
}
