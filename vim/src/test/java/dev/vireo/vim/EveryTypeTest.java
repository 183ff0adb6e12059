package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.GoldenFiles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Claims about every type of the schema.
class EveryTypeTest {
    @Test
    void standsWhereAnyOfItsAncestorsIsDeclaredAndNowhereElse(TestReporter reporter) {
        List<DataType> types = SampleValues.dataTypes();
        List<Class<?>> classes = new ArrayList<>();
        types.forEach(type -> classes.add(type.assemble().build().getClass()));
        int pairs = 0;
        for (int declared = 0; declared < types.size(); declared++) {
            for (int actual = 0; actual < types.size(); actual++) {
                boolean fits = types.get(declared).isAssignableFrom(types.get(actual));
                if (fits != classes.get(declared).isAssignableFrom(classes.get(actual))) {
                    throw new AssertionError(types.get(declared) + " from " + types.get(actual));
                }
                pairs += fits ? 1 : 0;
            }
        }
        reporter.publishEntry("pairs of declared and actual type", Integer.toString(pairs));
        assertThat(types).hasSize(3_007);
        assertThat(pairs).isEqualTo(9_427);
    }

    @Test
    void isKeptWhereAnAncestorIsDeclaredWhenCopiedComparedPrintedAndVisited() {
        int pairs = 0;
        for (DataType actual : SampleValues.dataTypes()) {
            DataObject value = SampleValues.full(actual);
            for (DataType declared = actual; declared != null; ) {
                assertActualTypeCounts(declared, value);
                pairs++;
                declared = declared.base().orElse(null);
            }
        }
        assertThat(pairs).isEqualTo(9_427);
    }

    /// Looks at a value as one declared as some ancestor of its actual type.
    private static void assertActualTypeCounts(DataType declared, DataObject value) {
        String pair = value.vimType() + " as " + declared;
        assertThat(value.getClass().getSimpleName())
                .as(pair)
                .isEqualToIgnoringCase(value.wireType());

        DataObject copy = value.toBuilder().build();
        assertThat(copy.getClass()).as(pair).isSameAs(value.getClass());
        assertThat(copy).as(pair).isEqualTo(value).hasSameHashCodeAs(value).isNotSameAs(value);

        int own = value.vimType().memberCount();
        if (own > declared.memberCount()) {
            DataAssembler changed = new DataAssembler(value);
            for (int i = declared.memberCount(); i < own; i++) {
                assertThat(changed.get(i)).as(pair).isNotNull();
            }
            if (value.vimType().member(own - 1).isList()) {
                changed.setList(own - 1, List.of());
            } else {
                changed.set(own - 1, null);
            }
            assertThat(changed.build()).as(pair).isNotEqualTo(value);
        }

        String text = value.toString();
        assertThat(text).as(pair).startsWith(value.wireType() + "[");
        value.vimType().members().forEach(m -> assertThat(text).as(pair).contains(m.name() + "="));

        Set<String> visited = new HashSet<>();
        value.accept(
                new DataVisitor() {
                    @Override
                    public boolean object(String path, DataObject object) {
                        visited.add(member(path));
                        return path.isEmpty();
                    }

                    @Override
                    public void value(String path, DataMember member, Object leaf) {
                        assertThat(member.name()).isEqualTo(member(path));
                        visited.add(member.name());
                    }
                });
        Set<String> all =
                value.vimType().members().stream()
                        .map(DataMember::name)
                        .collect(Collectors.toSet());
        all.add("");
        assertThat(visited).as(pair).isEqualTo(all);
    }

    private static String member(String path) {
        return path.replaceAll("\\[\\d]$", "");
    }

    @Test
    void hasABuilderAndAccessorsForEachMember() throws ReflectiveOperationException {
        int members = 0;
        List<DataType> types = new ArrayList<>(SampleValues.dataTypes());
        Types.methodNames().forEach(name -> types.add(Types.findRequest(name).orElseThrow()));
        for (DataType type : types) {
            members += assertBuilderAndAccessors(type);
        }
        int parameters =
                types.stream().skip(3_007).mapToInt(request -> request.memberCount() - 1).sum();
        assertThat(members - parameters).isEqualTo(7_721);
        assertThat(parameters).isGreaterThan(1_500);
    }

    private static int assertBuilderAndAccessors(DataType type)
            throws ReflectiveOperationException {
        DataObject empty = type.assemble().build();
        boolean request = empty instanceof MethodRequest<?>;
        int first = request ? 1 : type.base().map(DataType::memberCount).orElse(0);
        Class<?> builder = empty.toBuilder().getClass();
        List<Method> setters =
                Stream.of(builder.getDeclaredMethods())
                        .filter(m -> m.getParameterCount() == 1 && isPublic(m))
                        .toList();
        assertThat(setters).as(type.name()).hasSize(type.memberCount() - first);
        Set<Integer> positions = new HashSet<>();
        for (Method setter : setters) {
            DataMember member = memberOf(type, first, setter.getName());
            Object value = SampleValues.of(member);
            DataObject.Builder<?> target = empty.toBuilder();
            assertThat(setter.invoke(target, value)).isSameAs(target);
            DataObject built = target.build();
            assertThat(built.getClass()).isSameAs(empty.getClass());
            assertThat(built.valueAt(member.index())).as(setter.toString()).isEqualTo(value);
            Method accessor = built.getClass().getMethod(setter.getName());
            assertThat(accessor.invoke(built)).as(accessor.toString()).isEqualTo(value);
            positions.add(member.index());
        }
        assertThat(positions).as(type.name()).hasSize(setters.size());
        return setters.size();
    }

    private static boolean isPublic(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isBridge();
    }

    /// Finds the member that a Java name stands for: the same letters, with `_` behind a keyword.
    private static DataMember memberOf(DataType type, int first, String javaName) {
        String name = javaName.replaceAll("_$", "");
        return type.members().stream()
                .skip(first)
                .filter(m -> m.name().equalsIgnoreCase(name) || m.name().equals(javaName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no member for " + javaName));
    }

    @Test
    void namesOnlyTypesThatThereAre() {
        Stream<DataMember> members =
                SampleValues.dataTypes().stream().flatMap(type -> type.members().stream());
        Stream<DataMember> properties =
                SampleValues.all(ManagedType.class).stream().flatMap(t -> t.properties().stream());
        Stream<DataMember> parameters =
                Types.methodNames().stream()
                        .map(name -> Types.findRequest(name).orElseThrow())
                        .flatMap(type -> type.members().stream());
        Stream.of(members, properties, parameters)
                .flatMap(all -> all)
                .forEach(EveryTypeTest::assertTypeExists);
    }

    private static void assertTypeExists(DataMember member) {
        switch (member.kind()) {
            case OBJECT ->
                    assertThat(member.type())
                            .as(member.toString())
                            .containsInstanceOf(DataType.class);
            case ENUM ->
                    assertThat(member.type())
                            .as(member.toString())
                            .containsInstanceOf(EnumType.class);
            case REFERENCE ->
                    assertThat(member.type().isPresent() || member.typeName().isEmpty())
                            .as(member.toString())
                            .isTrue();
            default -> assertThat(member.type()).as(member.toString()).isEmpty();
        }
    }

    @Test
    void isFoundByItsName() {
        assertThat(Types.typeNames()).hasSize(3_007 + 439 + 139).isSorted().doesNotHaveDuplicates();
        assertThat(Types.typeNames())
                .allSatisfy(
                        name -> assertThat(Types.find(name).orElseThrow().name()).isEqualTo(name));
        assertThat(SampleValues.all(DataType.class)).hasSize(3_007);
        assertThat(SampleValues.all(EnumType.class)).hasSize(439);
        assertThat(SampleValues.all(ManagedType.class)).hasSize(139);
        assertThat(Types.methodNames()).hasSize(967).isSorted().doesNotHaveDuplicates();
        assertThat(Types.methodNames())
                .allSatisfy(name ->
                        assertThat(Types.findRequest(name).orElseThrow().name()).isEqualTo(name));
    }

    @Test
    void isNotFoundByAnotherName() {
        for (String name : new String[] {"", "virtualMachine", "VirtualMachine2", "string"}) {
            assertThat(Types.find(name)).isEmpty();
            assertThat(Types.findRequest(name)).isEmpty();
        }
        assertThat(Types.find("PowerOnVM_Task")).isEmpty();
        assertThat(Types.findRequest("VirtualMachine")).isEmpty();
    }

    @Test
    void knowsEachValueOfItsEnumerations() {
        int values = 0;
        for (EnumType<?> type : SampleValues.all(EnumType.class)) {
            for (EnumValue value : type.constants()) {
                assertThat(value.isKnown()).isTrue();
                assertThat(value.vimType()).isSameAs(type);
                assertThat((EnumValue) type.of(value.value())).isSameAs(value);
                values++;
            }
        }
        assertThat(values).isEqualTo(2_194);
    }

    @Test
    void hidesItsSecretsWhenPrinted() {
        String hidden =
                Stream.concat(
                                SampleValues.dataTypes().stream(),
                                Types.methodNames().stream()
                                        .map(name -> Types.findRequest(name).orElseThrow()))
                        .flatMap(EveryTypeTest::hiddenMembers)
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
        GoldenFiles.beside(EveryTypeTest.class).check("hidden-members.txt", hidden);
    }

    private static Stream<String> hiddenMembers(DataType type) {
        String text = SampleValues.full(type).toString();
        int own = type.base().map(DataType::memberCount).orElse(0);
        return type.members().stream()
                .skip(own)
                .map(DataMember::name)
                .filter(name -> text.matches(".*[\\[ ]" + name + "=\\*\\*\\*[,\\]].*"))
                .map(name -> type.name() + "." + name);
    }
}
