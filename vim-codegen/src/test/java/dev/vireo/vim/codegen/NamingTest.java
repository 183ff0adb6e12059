package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w*");

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "powerState, powerState",
        "ID, id",
        "IPAddress, ipAddress",
        "VMotion, vMotion",
        "X509, x509",
        "default, default_",
        "CLASS, class_",
        "getClass, getClass_",
        "_, __",
        "_this, _this",
        "snake_case, snake_case",
    })
    void accessorsBeginWithALowerCaseLetterAndAreNoKeywords(String wire, String java) {
        assertThat(Naming.accessor(wire)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "PowerOnVM_Task, powerOnVMTask, PowerOnVMTaskRequest",
        "unregisterVApp_Task, unregisterVAppTask, UnregisterVAppTaskRequest",
        "Login, login, LoginRequest",
        "Wait, wait_, WaitRequest",
    })
    void methodsLoseTheirUnderscores(String wire, String method, String request) {
        assertThat(Naming.method(wire)).isEqualTo(method);
        assertThat(Naming.requestClass(wire)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource({"VirtualMachine, VirtualMachine", "vslmVClockInfo, VslmVClockInfo", "_x, _x"})
    void classesBeginWithAnUpperCaseLetter(String wire, String java) {
        assertThat(Naming.typeClass(wire)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "poweredOn, POWERED_ON",
        "MigrationV1, MIGRATION_V1",
        "vmxnet3, VMXNET3",
        "DHCPServer, DHCP_SERVER",
        "failed_defaults, FAILED_DEFAULTS",
        "type, TYPE_",
        "_, __",
    })
    void constantsAreUpperCaseWithUnderscoresBetweenWords(String wire, String java) {
        assertThat(Naming.constant(wire)).isEqualTo(java);
    }

    @Test
    void reservesTheNamesOfTheHandWrittenTypes() throws IOException {
        List<String> types =
                JavaCompilation.handWritten().stream()
                        .map(path -> path.getFileName().toString().replace(".java", ""))
                        .filter(name -> !name.contains("-"))
                        .toList();
        assertThat(types).contains("DataObject", "Binary").allMatch(Naming::isReservedType);
    }

    @Test
    void reservesTheNamesThatHandWrittenTypesTakeFromJava() throws IOException {
        Set<String> javaLang = javaLang();
        assertThat(javaLang).contains("String", "Thread");
        Set<String> used = new TreeSet<>();
        for (Path file : JavaCompilation.handWritten()) {
            code(file)
                    .flatMap(line -> WORD.matcher(line).results())
                    .map(word -> word.group())
                    .filter(javaLang::contains)
                    .forEach(used::add);
        }
        assertThat(used).contains("String", "Override").allMatch(Naming::isReservedType);
    }

    @Test
    void reservesTheNamesThatHandWrittenTypesImport() throws IOException {
        Set<String> imported = new TreeSet<>();
        for (Path file : JavaCompilation.handWritten()) {
            code(file)
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.substring(line.lastIndexOf('.') + 1).replace(";", ""))
                    .forEach(imported::add);
        }
        assertThat(imported).contains("List", "Nullable").allMatch(Naming::isReservedType);
    }

    @Test
    void ignoresCaseInReservedNames() {
        assertThat(Naming.isReservedType("DataObject".toLowerCase(Locale.ROOT))).isTrue();
        assertThat(Naming.isReservedType("VirtualMachine")).isFalse();
    }

    private static Stream<String> code(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.strip().startsWith("//"))
                .map(line -> line.replaceAll("//.*", "").replaceAll("\"[^\"]*\"", ""));
    }

    private static Set<String> javaLang() throws IOException {
        Path module = Path.of(java.net.URI.create("jrt:/java.base/java/lang"));
        try (Stream<Path> classes = Files.list(module)) {
            return classes.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toSet());
        }
    }
}
