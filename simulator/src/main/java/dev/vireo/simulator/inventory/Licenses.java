package dev.vireo.simulator.inventory;

import dev.vireo.vim.KeyAnyValue;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LicenseFeatureInfo;
import dev.vireo.vim.LicenseFeatureInfoState;
import dev.vireo.vim.LicenseManagerEvaluationInfo;
import dev.vireo.vim.LicenseManagerLicenseInfo;
import java.util.List;
import java.util.regex.Pattern;

/// What licenses look like.
final class Licenses {
    static final String EVALUATION_KEY = "00000-00000-00000-00000-00000";

    private static final Pattern KEY = Pattern.compile("[0-9A-Z]{5}(-[0-9A-Z]{5}){4}");

    private Licenses() {}

    static LicenseManagerLicenseInfo evaluation(boolean multiHost) {
        return LicenseManagerLicenseInfo.builder()
                .licenseKey(EVALUATION_KEY)
                .editionKey("eval")
                .name("Evaluation Mode")
                .total(0)
                .used(0)
                .costUnit("")
                .properties(properties(multiHost))
                .build();
    }

    static LicenseManagerEvaluationInfo evaluationInfo(boolean multiHost) {
        return LicenseManagerEvaluationInfo.builder().properties(properties(multiHost)).build();
    }

    private static List<KeyAnyValue> properties(boolean multiHost) {
        return List.of(
                property(
                        "ProductName",
                        multiHost ? "VMware VirtualCenter Server" : "VMware ESX Server"),
                property("ProductVersion", "8.0"),
                property("expirationHours", 24L * 60),
                property("expirationMinutes", 60L * 24 * 60));
    }

    /// Reads a license key: any of the right form is one of a server's standard edition.
    ///
    /// @throws SimFault `InvalidArgument` for a key of another form
    static LicenseManagerLicenseInfo decode(String key, boolean multiHost, List<KeyValue> labels) {
        if (!KEY.matcher(key).matches()) {
            throw SimFault.invalidArgument("licenseKey");
        }
        if (key.equals(EVALUATION_KEY)) {
            return evaluation(multiHost);
        }
        return LicenseManagerLicenseInfo.builder()
                .licenseKey(key)
                .editionKey(multiHost ? "vc.standard.instance" : "esx.enterprisePlus.cpuPackage")
                .name(multiHost ? "vCenter Server 8 Standard" : "vSphere 8 Enterprise Plus")
                .total(16)
                .used(0)
                .costUnit(multiHost ? "server" : "cpuPackage")
                .properties(List.of(property("feature", feature("vmotion", "vSphere vMotion"))))
                .labels(labels)
                .build();
    }

    static List<LicenseFeatureInfo> features() {
        return List.of(
                info("esxFull", "ESX Server"),
                info("vsmp", "Up to 768-way virtual SMP"),
                info("vmotion", "vSphere vMotion"),
                info("nas", "NAS usage"),
                info("san", "SAN usage"),
                info("iscsi", "iSCSI usage"));
    }

    private static LicenseFeatureInfo info(String key, String name) {
        return LicenseFeatureInfo.builder()
                .key(key)
                .featureName(name)
                .state(LicenseFeatureInfoState.ENABLED)
                .costUnit("cpuPackage")
                .build();
    }

    private static KeyValue feature(String key, String name) {
        return KeyValue.builder().key(key).value(name).build();
    }

    private static KeyAnyValue property(String key, Object value) {
        return KeyAnyValue.builder().key(key).value(value).build();
    }
}
