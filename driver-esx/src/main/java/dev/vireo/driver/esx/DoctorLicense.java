package dev.vireo.driver.esx;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.client.OneLine;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.vim.KeyAnyValue;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LicenseManagerLicenseInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Looks whether the license lets programs change anything: that of the free ESXi does not.
///
/// @param notes where findings go
/// @param uri where the server is
record DoctorLicense(DiagnosisNotes notes, EsxUri uri) {
    static final String LICENSES = "licenses";

    private static final String FREE_EDITION = "esxBasic";
    private static final String API = "vimapi";
    private static final String EVALUATION = "eval";
    private static final long FEW_HOURS = 7 * 24;

    void check(Optional<Row> manager) {
        List<LicenseManagerLicenseInfo> licenses =
                manager.filter(row -> !row.refused().containsKey(LICENSES))
                        .map(row -> row.list(LICENSES, LicenseManagerLicenseInfo.class))
                        .orElse(List.of());
        if (licenses.isEmpty()) {
            notes.notChecked(
                    Check.LICENSE, "the server does not show it to this account (Global.Licenses)");
            return;
        }
        if (uri.scheme() == Scheme.VPX) { // it knows those of all its hosts
            note(licenses.getFirst(), false);
        } else {
            licenses.forEach(license -> note(license, isReadOnly(license)));
        }
    }

    private void note(LicenseManagerLicenseInfo license, boolean readOnly) {
        String name = OneLine.of(license.name());
        Map<String, String> facts =
                Map.of("name", name, "edition", OneLine.of(license.editionKey()));
        OptionalLong hours = hoursLeft(license);
        if (readOnly) {
            notes.warning(
                    Check.LICENSE,
                    "'"
                            + name
                            + "' has an API that only reads: whatever changes something is refused"
                            + " (RestrictedVersion)",
                    facts,
                    "give the host a paid license: 'vim-cmd vimsvc/license --set KEY' on its"
                            + " console, or host client, Manage, Licensing");
        } else if (hours.isPresent() && hours.getAsLong() < FEW_HOURS) {
            notes.warning(
                    Check.LICENSE,
                    hours.getAsLong() <= 0
                            ? "the evaluation has ended: no domain can be started any more"
                            : "the evaluation ends in " + hours.getAsLong() + " hours",
                    facts,
                    "enter a license key: 'vim-cmd vimsvc/license --set KEY' on the host's"
                            + " console, or the client, Licensing");
        } else {
            notes.good(Check.LICENSE, "'" + name + "' lets programs make changes", facts);
        }
    }

    private static boolean isReadOnly(LicenseManagerLicenseInfo license) {
        if (license.editionKey().startsWith(FREE_EDITION)) {
            return true;
        }
        List<String> features = features(license);
        return !license.editionKey().startsWith(EVALUATION)
                && license.editionKey().startsWith("esx")
                && !features.isEmpty()
                && !features.contains(API);
    }

    private static List<String> features(LicenseManagerLicenseInfo license) {
        return license.properties().stream()
                .filter(property -> property.key().equals("feature"))
                .map(KeyAnyValue::value)
                .filter(KeyValue.class::isInstance)
                .map(value -> ((KeyValue) value).key())
                .toList();
    }

    private static OptionalLong hoursLeft(LicenseManagerLicenseInfo license) {
        return license.properties().stream()
                .filter(property -> property.key().equals("expirationHours"))
                .map(KeyAnyValue::value)
                .filter(Number.class::isInstance)
                .mapToLong(value -> ((Number) value).longValue())
                .findFirst();
    }
}
