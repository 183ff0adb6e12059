package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The tables about the server: what it is, its licences, and this report.
final class ServerTabs {
    /// The version of the layout whose names the tables have.
    static final String LAYOUT = "4.7.1";

    private static final String MAJOR = "4.7";

    private final Estate estate;

    ServerTabs(Estate estate) {
        this.estate = estate;
    }

    private static Function<InventoryItem, Object> at(String path) {
        return item -> item.value(path);
    }

    Layout<InventoryItem> source() {
        return estate.serverColumns(
                new Layout<InventoryItem>("vSource")
                        .column("Name", at("name"))
                        .column("OS type", at("osType"))
                        .column("API type", at("apiType"))
                        .column("API version", at("apiVersion"))
                        .column("Version", at("version"))
                        .column("Patch level", at("patchLevel"))
                        .column("Build", at("build"))
                        .column("Fullname", at("fullName"))
                        .column("Product name", at("licenseProductName"))
                        .column("Product version", at("licenseProductVersion"))
                        .column("Product line", at("productLineId"))
                        .column("Vendor", at("vendor")));
    }

    Layout<InventoryItem> licence() {
        return estate.serverColumns(
                new Layout<InventoryItem>("vLicense")
                        .column("Name", at("name"))
                        .column("Key", at("licenseKey"))
                        .column("Labels", ServerTabs::labels)
                        .column("Cost Unit", at("costUnit"))
                        .column("Total", at("total"))
                        .column("Used", at("used"))
                        .column("Expiration Date", ServerTabs::expiration)
                        .column("Features", ServerTabs::features));
    }

    private static List<String> labels(InventoryItem licence) {
        return licence.items("labels").stream()
                .map(label -> label.text("key").orElse("") + "=" + label.text("value").orElse(""))
                .toList();
    }

    private static Object expiration(InventoryItem licence) {
        return property(licence, "expirationDate").<Object>map(it -> it).orElse("Never");
    }

    private static Optional<Object> property(InventoryItem licence, String key) {
        return licence.items("properties").stream()
                .filter(property -> property.text("key").map(key::equals).orElse(false))
                .findFirst()
                .flatMap(property -> property.value("value"));
    }

    private static List<String> features(InventoryItem licence) {
        return licence.items("properties").stream()
                .filter(property -> property.text("key").map("feature"::equals).orElse(false))
                .flatMap(property -> property.text("value.value").stream())
                .toList();
    }

    Layout<Instant> metaData() {
        return new Layout<Instant>("vMetaData")
                .column("RVTools major version", _ -> MAJOR)
                .column("RVTools version", _ -> LAYOUT)
                .column("xlsx creation datetime", now -> now.truncatedTo(ChronoUnit.SECONDS))
                .column("Server", _ -> estate.server());
    }
}
