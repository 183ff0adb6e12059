package dev.vireo.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules that hold the modules together; `ARCHITECTURE.md` tells why.
@AnalyzeClasses(packages = "dev.vireo", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    /// Leaves out tests and what only tests use.
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/")
                    && !location.contains("/testkit/")
                    && !location.contains("/driver-tck/");
        }
    }

    /// What each module may use beside the JDK and itself. What is not listed here is forbidden:
    /// the wire types in the API, the network in VMX, the driver in the simulator.
    private static final Map<String, List<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("dev.vireo.vim", List.of()),
                    Map.entry(
                            "dev.vireo.soap",
                            List.of(
                                    "dev.vireo.vim",
                                    "com.fasterxml.aalto..",
                                    "org.codehaus.stax2..")),
                    Map.entry("dev.vireo.client..", List.of("dev.vireo.vim", "dev.vireo.soap")),
                    Map.entry("dev.vireo.model..", List.of()),
                    Map.entry("dev.vireo.vmx..", List.of("dev.vireo.model..")),
                    Map.entry("dev.vireo.disk", List.of()),
                    Map.entry("dev.vireo.api..", List.of("dev.vireo.model..")),
                    Map.entry(
                            "dev.vireo.export",
                            List.of(
                                    "com.grack.nanojson",
                                    "dev.vireo.api",
                                    "dev.vireo.model",
                                    "dev.vireo.vmx",
                                    "org.dhatim.fastexcel")),
                    Map.entry(
                            "dev.vireo.driver.esx..",
                            List.of(
                                    "dev.vireo.api..",
                                    "dev.vireo.client..",
                                    "dev.vireo.disk",
                                    "dev.vireo.model..",
                                    "dev.vireo.soap",
                                    "dev.vireo.vim",
                                    "dev.vireo.vmx..")),
                    Map.entry(
                            "dev.vireo.simulator..",
                            List.of(
                                    "com.grack.nanojson",
                                    "dev.vireo.model..",
                                    "dev.vireo.soap",
                                    "dev.vireo.vim",
                                    "dev.vireo.vmx..",
                                    "org.snakeyaml.engine.v2..")),
                    Map.entry(
                            "dev.vireo.driver.sim..",
                            List.of(
                                    "dev.vireo.api..",
                                    "dev.vireo.driver.esx..",
                                    "dev.vireo.model..",
                                    "dev.vireo.simulator..")),
                    Map.entry(
                            "dev.vireo.shell..",
                            List.of(
                                    "com.grack.nanojson",
                                    "dev.vireo.api..",
                                    "dev.vireo.export",
                                    "dev.vireo.model..",
                                    "dev.vireo.vmx..",
                                    "org.jline..",
                                    "org.w3c.dom..")));

    private static final DescribedPredicate<JavaClass> SOCKETS =
            nameMatching(
                            "java\\.net\\.(.*Socket.*|HttpURLConnection|InetAddress)"
                                    + "|java\\.nio\\.channels\\..*SocketChannel"
                                    + "|java\\.net\\.http\\..*"
                                    + "|javax\\.net\\..*"
                                    + "|com\\.sun\\.net\\.httpserver\\..*")
                    .forSubtype();

    @ArchTest
    void modulesUseOnlyWhatTheyMay(JavaClasses classes) {
        MAY_USE.forEach((module, others) -> {
            String[] allowed =
                    Stream.of(List.of(module, "java..", "javax..", "org.jspecify.."), others)
                            .flatMap(List::stream)
                            .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(allowed)
                                    .or(JavaClass.Predicates.equivalentTo(Object.class)))
                    .check(classes);
        });
    }

    @ArchTest
    void onlyWhatIsDeliveredDependsOnTheShell(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.vireo.shell..", "dev.vireo.dist..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.vireo.shell..")
                .check(classes);
    }

    @ArchTest
    void packagesFormNoCycles(JavaClasses classes) {
        slices().matching("dev.vireo.(**)")
                .should()
                .beFreeOfCycles()
                // The interface of drivers speaks of connections; the search for them of drivers.
                .ignoreDependency(
                        resideInAPackage("dev.vireo.api"), resideInAPackage("dev.vireo.api.spi"))
                .check(classes);
    }

    @ArchTest
    void onlyClientAndSimulatorUseSockets(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.vireo.client..", "dev.vireo.simulator..")
                .should()
                .dependOnClassesThat(SOCKETS)
                .check(classes);
    }

    @ArchTest
    void onlySoapAndModelReadXml(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.vireo.soap..", "dev.vireo.model..")
                .and()
                .doNotHaveFullyQualifiedName(
                        "dev.vireo.shell.text.XmlSelection") // XPath, of a tree
                .and()
                .doNotHaveFullyQualifiedName("dev.vireo.shell.text.DeclaredNamespaces")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.xml..",
                        "org.xml..",
                        "org.w3c..",
                        "com.fasterxml..",
                        "org.codehaus..")
                .check(classes);
    }

    @ArchTest
    void onlyTheMainClassesUseStandardStreams(JavaClasses classes) {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                classes.that(
                        not(name("dev.vireo.shell.Main").or(name("dev.vireo.vim.codegen.Main")))));
    }

    @ArchTest
    void nobodySleeps(JavaClasses classes) {
        doNotCall(Thread.class, "sleep").check(classes);
    }

    @ArchTest
    void nobodyAsksTheWallClock(JavaClasses classes) {
        doNotCall(java.time.Instant.class, "now").check(classes);
        doNotCall(System.class, "currentTimeMillis").check(classes);
    }

    @ArchTest
    void onlyTheApiLoadsServices(JavaClasses classes) {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.vireo.api.Drivers")
                .should()
                .dependOnClassesThat(belongToAnyOf(java.util.ServiceLoader.class))
                .check(classes);
    }

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.getPackage("dev.vireo").getSubpackagesInTree())
                .filteredOn(p -> !p.getClasses().isEmpty())
                .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @ArchTest
    void seesEveryModule(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(3_500);
        MAY_USE.keySet()
                .forEach(module ->
                        assertThat(classes.that(resideInAnyPackage(module)))
                                .as(module)
                                .isNotEmpty());
    }

    /// Services work the same on the class path and on the module path.
    @ArchTest
    void serviceFilesAgreeWithModuleDescriptors(JavaClasses classes) throws IOException {
        Map<String, Set<String>> provided = new TreeMap<>();
        Map<String, Set<String>> filed = new TreeMap<>();
        var loader = ArchitectureTest.class.getClassLoader();
        for (URL url : Collections.list(loader.getResources("module-info.class"))) {
            try (InputStream in = url.openStream()) {
                ModuleDescriptor module = ModuleDescriptor.read(in);
                if (!module.name().startsWith("dev.vireo.")) {
                    continue;
                }
                for (var provides : module.provides()) {
                    String key = module.name() + " " + provides.service();
                    provided.put(key, Set.copyOf(provides.providers()));
                    filed.put(key, serviceFile(url, provides.service()));
                }
            }
        }
        assertThat(provided).isNotEmpty();
        assertThat(filed).isEqualTo(provided);
    }

    private static Set<String> serviceFile(URL descriptor, String service) {
        String root = descriptor.toString().replaceFirst("module-info\\.class$", "");
        List<String> lines = new ArrayList<>();
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                URI.create(root + "META-INF/services/" + service)
                                        .toURL()
                                        .openStream(),
                                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(lines);
    }

    private static ArchRule doNotCall(Class<?> owner, String method) {
        return noClasses()
                .should()
                .callMethodWhere(target(owner(belongToAnyOf(owner))).and(target(name(method))));
    }
}
