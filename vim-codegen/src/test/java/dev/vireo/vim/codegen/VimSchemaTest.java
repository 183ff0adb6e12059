package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The schema of the VI API and all that is generated from it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VimSchemaTest {
    private static final Path FILE = Path.of("..", "vim", "src", "main", "vidl", "vim25.vidl");
    private static final Pattern FIELD =
            Pattern.compile("\"(\\w+:[^:\"]+:(?:rl?|ol?)(?::[\\d.]+)?);\"");
    private static final Pattern ACCESSOR =
            Pattern.compile(
                    "/// Returns `(\\w+)`\\.[^{]*\\{\\s+return (?:this\\.<\\w+>)?\\w+\\((\\d+)\\);");
    private static final Pattern SETTER =
            Pattern.compile(
                    "/// Sets `(\\w+)`\\.[^{]*\\{\\s+return put(?:List)?\\((\\d+), \\w+\\);");

    private IndependentReading reading = new IndependentReading("");
    private Schema schema = new Schema(List.of(), List.of(), List.of());
    private Map<String, String> sources = Map.of();

    @BeforeAll
    void generate() throws IOException {
        String text = Files.readString(FILE);
        reading = new IndependentReading(text);
        schema = SchemaParser.parse("vim25.vidl", text);
        sources =
                Generator.generate("vim25.vidl", text).stream()
                        .collect(Collectors.toMap(SourceFile::path, SourceFile::text));
    }

    private String source(String className) {
        return sources.getOrDefault("dev/vireo/vim/" + className + ".java", "");
    }

    @Test
    void declaresTheWholeApi() {
        assertThat(schema.objects()).hasSize(3_007);
        assertThat(schema.enums()).hasSize(439);
        assertThat(schema.managed()).hasSize(139);
        assertThat(schema.managed().stream().mapToInt(m -> m.methods().size()).sum())
                .isEqualTo(967);
    }

    @Test
    void becomesAClassForEachDeclarationAndEachMethodAndAHandlerForEachManagedObject() {
        assertThat(sources).hasSize(3_007 + 439 + 2 * 139 + 967 + 1);
    }

    @Test
    void isReadAsByTheIndependentReader() {
        assertThat(reading.enums).hasSize(439);
        assertThat(reading.objects).hasSize(3_007);
        assertThat(reading.managed).hasSize(139);
        assertThat(reading.methods).hasSize(967);
        assertThat(reading.objects.values().stream().mapToInt(o -> o.fields().size()).sum())
                .isEqualTo(schema.objects().stream().mapToInt(o -> o.members().size()).sum())
                .isEqualTo(7_721);
    }

    @Test
    void knowsFactsOfTheApi() {
        assertThat(reading.ancestry("VirtualE1000"))
                .containsExactly(
                        "VirtualE1000", "VirtualEthernetCard", "VirtualDevice", "DynamicData");
        assertThat(reading.ancestry("VirtualLsiLogicController"))
                .containsExactly(
                        "VirtualLsiLogicController",
                        "VirtualSCSIController",
                        "VirtualController",
                        "VirtualDevice",
                        "DynamicData");
        assertThat(reading.enums.get("VirtualMachinePowerState"))
                .containsExactly("poweredOff", "poweredOn", "suspended");
        assertThat(reading.method("PowerOnVM_Task"))
                .isEqualTo(
                        new IndependentReading.Call(
                                "VirtualMachine",
                                "&Task",
                                "r",
                                List.of("_this:&VirtualMachine:r", "host:&HostSystem:o")));
        assertThat(reading.method("Login").parameters())
                .containsExactly(
                        "_this:&SessionManager:r",
                        "userName:string:r",
                        "password:string:r",
                        "locale:string:o");
        assertThat(reading.object("MethodFault").fields())
                .containsExactly(
                        "faultCause:@LocalizedMethodFault:o",
                        "faultMessage:@LocalizableMessage:ol");
    }

    @Test
    void hasInheritanceUpToSevenLevelsAndObjectsOfUpTo160Members() {
        assertThat(
                        reading.objects.keySet().stream()
                                .mapToInt(o -> reading.ancestry(o).size())
                                .max())
                .hasValue(7);
        String widest =
                reading.objects.keySet().stream()
                        .max(Comparator.comparingInt(this::memberCount))
                        .orElseThrow();
        assertThat(widest).isEqualTo("HostCapability");
        assertThat(memberCount(widest)).isEqualTo(160);
    }

    private int memberCount(String object) {
        return reading.inherited(object) + reading.object(object).fields().size();
    }

    @Test
    void becomesObjectsWithEachMemberInTheWiresOrder() {
        reading.objects.forEach((name, object) -> {
            String source = source(Naming.typeClass(name));
            assertThat(fields(source)).as(name).isEqualTo(object.fields());
            String base = object.base() == null ? "DataObject" : Naming.typeClass(object.base());
            assertThat(source)
                    .contains("class " + Naming.typeClass(name) + " extends " + base + " {");
            List<String> positions = positions(object.fields(), reading.inherited(name));
            assertThat(pairs(ACCESSOR, source)).as(name).isEqualTo(positions);
            assertThat(pairs(SETTER, source)).as(name).isEqualTo(positions);
        });
    }

    @Test
    void becomesRequestsWithEachParameterInTheWiresOrder() {
        reading.methods.forEach((name, call) -> {
            String source = source(Naming.requestClass(name));
            assertThat(fields(source)).as(name).isEqualTo(call.parameters());
            assertThat(source)
                    .contains(
                            "MethodType.define(\"%s\", \"%s\", \"%s\", \"%s\")"
                                    .formatted(
                                            name,
                                            call.owner(),
                                            call.resultType(),
                                            call.resultOccurrence()));
            List<String> own = call.parameters().subList(1, call.parameters().size());
            assertThat(pairs(ACCESSOR, source)).as(name).isEqualTo(positions(own, 1));
            assertThat(pairs(SETTER, source)).as(name).isEqualTo(positions(own, 1));
        });
    }

    @Test
    void becomesManagedObjectsWithEachPropertyAndMethod() {
        reading.managed.forEach((name, object) -> {
            String base = object.base() == null ? "" : object.base();
            assertThat(fields(source(name))).as(name).isEqualTo(object.fields());
            assertThat(source(name))
                    .contains(
                            "class %s extends %s {"
                                    .formatted(name, base.isEmpty() ? "ManagedObject" : base));
            assertThat(source(name + "Handler"))
                    .contains(
                            "interface %sHandler extends %sHandler {"
                                    .formatted(name, base.isEmpty() ? "ManagedObject" : base));
        });
        reading.methods.forEach((name, call) -> {
            assertThat(source(call.owner())).contains("/// Calls `" + name + "`.");
            assertThat(source(call.owner() + "Handler")).contains("/// Answers `" + name + "`.");
        });
    }

    @Test
    void becomesEnumerationsWithEachValue() {
        reading.enums.forEach((name, values) -> {
            String source = source(Naming.typeClass(name));
            String literals =
                    values.stream().map(v -> ", \"" + v + "\"").collect(Collectors.joining());
            assertThat(source).contains(Naming.typeClass(name) + "::new" + literals + ");");
            values.forEach(v -> assertThat(source).contains(" = TYPE.of(\"" + v + "\");"));
        });
    }

    @Test
    void isFoundByItsNames() {
        String types = source("Types");
        schema.declarations()
                .forEach(d ->
                        assertThat(types)
                                .contains(
                                        "case \""
                                                + d.name()
                                                + "\" -> "
                                                + Naming.typeClass(d.name())
                                                + ".TYPE;"));
        reading.methods
                .keySet()
                .forEach(m ->
                        assertThat(types)
                                .contains(
                                        "case \""
                                                + m
                                                + "\" -> "
                                                + Naming.requestClass(m)
                                                + ".TYPE;"));
    }

    private static List<String> fields(String source) {
        return FIELD.matcher(source).results().map(m -> m.group(1)).toList();
    }

    private static List<String> pairs(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(m -> m.group(2) + " " + m.group(1)).toList();
    }

    private static List<String> positions(List<String> fields, int first) {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> (first + i) + " " + fields.get(i).replaceAll(":.*", ""))
                .toList();
    }
}
