package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddLicenseRequest;
import dev.vireo.vim.CheckLicenseFeatureRequest;
import dev.vireo.vim.DecodeLicenseRequest;
import dev.vireo.vim.EvaluationLicenseSource;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LicenseAvailabilityInfo;
import dev.vireo.vim.LicenseFeatureInfo;
import dev.vireo.vim.LicenseManagerHandler;
import dev.vireo.vim.LicenseManagerLicenseInfo;
import dev.vireo.vim.LicenseUsageInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryLicenseSourceAvailabilityRequest;
import dev.vireo.vim.QueryLicenseUsageRequest;
import dev.vireo.vim.QuerySupportedFeaturesRequest;
import dev.vireo.vim.RemoveLicenseLabelRequest;
import dev.vireo.vim.RemoveLicenseRequest;
import dev.vireo.vim.UpdateLicenseLabelRequest;
import dev.vireo.vim.UpdateLicenseRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps license keys; a server without any is in evaluation mode.
final class SimLicenseManager extends SimObject implements LicenseManagerHandler, Lasting {
    private static final EvaluationLicenseSource SOURCE =
            EvaluationLicenseSource.builder().remainingHours(24L * 60).build();

    private final @Nullable ManagedObjectReference assignments;
    private final boolean multiHost;
    private final Map<String, LicenseManagerLicenseInfo> licenses = new LinkedHashMap<>();

    /// Makes a manager with the evaluation license.
    ///
    /// @param assignments in a vCenter, tells which license which host has
    SimLicenseManager(
            Inventory inventory,
            ManagedObjectReference self,
            @Nullable ManagedObjectReference assignments) {
        super(inventory, self);
        this.assignments = assignments;
        this.multiHost = assignments != null;
        licenses.put(Licenses.EVALUATION_KEY, Licenses.evaluation(multiHost));
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "source" -> SOURCE;
            case "sourceAvailable" -> true;
            case "featureInfo" -> Licenses.features();
            case "licensedEdition" -> licenses.values().iterator().next().editionKey();
            case "licenses" -> List.copyOf(licenses.values());
            case "licenseAssignmentManager" -> assignments;
            case "evaluation" -> Licenses.evaluationInfo(multiHost);
            default -> null;
        };
    }

    /// Finds a license.
    ///
    /// @throws SimFault `InvalidArgument` if it has not been added
    LicenseManagerLicenseInfo license(String key) {
        LicenseManagerLicenseInfo license = licenses.get(key);
        if (license == null) {
            throw SimFault.invalidArgument("licenseKey");
        }
        return license;
    }

    private LicenseManagerLicenseInfo keep(LicenseManagerLicenseInfo license) {
        return inventory()
                .durably(() -> {
                    licenses.put(license.licenseKey(), license);
                    touchLastingly();
                    return license;
                });
    }

    @Override
    public LicenseManagerLicenseInfo addLicense(AddLicenseRequest request) {
        return keep(Licenses.decode(request.licenseKey(), multiHost, request.labels()));
    }

    @Override
    public LicenseManagerLicenseInfo updateLicense(UpdateLicenseRequest request) {
        LicenseManagerLicenseInfo license =
                Licenses.decode(request.licenseKey(), multiHost, request.labels());
        return inventory()
                .durably(() -> {
                    if (!multiHost) { // a host has one license
                        licenses.clear();
                    }
                    return keep(license);
                });
    }

    @Override
    public LicenseManagerLicenseInfo decodeLicense(DecodeLicenseRequest request) {
        return Licenses.decode(request.licenseKey(), multiHost, List.of());
    }

    @Override
    public void removeLicense(RemoveLicenseRequest request) {
        license(request.licenseKey());
        inventory()
                .durably(() -> {
                    licenses.remove(request.licenseKey());
                    licenses.putIfAbsent(Licenses.EVALUATION_KEY, Licenses.evaluation(multiHost));
                    touchLastingly();
                    return null;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.list("license", LicenseManagerLicenseInfo.TYPE.name(), licenses.values());
    }

    @Override
    public void restore(StateReader in) {
        licenses.clear();
        in.list("license", LicenseManagerLicenseInfo.class)
                .forEach(license -> licenses.put(license.licenseKey(), license));
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void updateLicenseLabel(UpdateLicenseLabelRequest request) {
        label(request.licenseKey(), request.labelKey(), request.labelValue());
    }

    @Override
    public void removeLicenseLabel(RemoveLicenseLabelRequest request) {
        label(request.licenseKey(), request.labelKey(), null);
    }

    private void label(String key, String label, @Nullable String value) {
        LicenseManagerLicenseInfo license = license(key);
        List<KeyValue> labels = new ArrayList<>(license.labels());
        labels.removeIf(old -> old.key().equals(label));
        if (value != null) {
            labels.add(KeyValue.builder().key(label).value(value).build());
        }
        keep(license.toBuilder().labels(labels).build());
    }

    @Override
    public boolean checkLicenseFeature(CheckLicenseFeatureRequest request) {
        return Licenses.features().stream()
                .anyMatch(feature -> feature.key().equals(request.featureKey()));
    }

    @Override
    public List<LicenseFeatureInfo> querySupportedFeatures(QuerySupportedFeaturesRequest request) {
        return Licenses.features();
    }

    @Override
    public List<LicenseAvailabilityInfo> queryLicenseSourceAvailability(
            QueryLicenseSourceAvailabilityRequest request) {
        return Licenses.features().stream()
                .map(feature ->
                        LicenseAvailabilityInfo.builder()
                                .feature(feature)
                                .total(16)
                                .available(16)
                                .build())
                .toList();
    }

    @Override
    public LicenseUsageInfo queryLicenseUsage(QueryLicenseUsageRequest request) {
        return LicenseUsageInfo.builder()
                .source(SOURCE)
                .sourceAvailable(true)
                .featureInfo(Licenses.features())
                .build();
    }
}
