package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.DataVisitor;
import dev.vireo.vim.Types;
import dev.vireo.vim.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/// For every data object type of the schema: wherever it is declared, a value of each type that
/// descends from it, however far, is decoded, encoded, copied, compared, printed and visited as
/// what it is.
///
/// Who descends from whom is read from the schema's text here, apart from the generator.
class DispatchTest {
    private static final Pattern OBJECT =
            Pattern.compile("^object (\\w+)(?: extends (\\w+))?", Pattern.MULTILINE);

    private final Map<String, List<String>> descendants = readDescendants();

    @TestFactory
    Stream<DynamicTest> everyTypeCarriesItsDescendants() {
        return descendants.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey()
                                        + " and "
                                        + (entry.getValue().size() - 1)
                                        + " descendants",
                                () ->
                                        entry.getValue()
                                                .forEach(actual -> check(entry.getKey(), actual))));
    }

    @Test
    void coversTheWholeSchema(TestReporter reporter) {
        int pairs = descendants.values().stream().mapToInt(List::size).sum();
        reporter.publishEntry(
                "dispatch",
                descendants.size() + " types, " + pairs + " pairs of declared and actual");
        assertThat(descendants).hasSize(3007);
        assertThat(descendants.get("VirtualDevice")).contains("VirtualLsiLogicController");
        assertThat(descendants.get("Event")).hasSizeGreaterThan(400);
    }

    private static void check(String declared, String actual) {
        DataType declaredType = type(declared);
        DataType actualType = type(actual);
        assertThat(declaredType.isAssignableFrom(actualType)).isTrue();
        DataObject sample = sample(actualType);
        String xml = encode(declaredType, sample);
        DataObject decoded = decode(declaredType, xml);

        assertThat(decoded.vimType()).isSameAs(actualType);
        assertThat(decoded.getClass().getSimpleName())
                .isEqualToIgnoringCase(actual); // vslmVClockInfo
        assertThat(decoded.unknowns().isEmpty()).isTrue();
        assertThat(decoded).isEqualTo(sample).hasSameHashCodeAs(sample);
        assertThat(encode(declaredType, decoded)).isEqualTo(xml);
        assertThat(decoded.toBuilder().build())
                .isEqualTo(sample)
                .hasSameClassAs(sample)
                .isNotSameAs(decoded);
        assertThat(decoded.toString()).startsWith(actual + "[");
        List<String> seen = new ArrayList<>();
        decoded.accept(
                new DataVisitor() {
                    @Override
                    public boolean object(String path, DataObject object) {
                        seen.add(path + object.vimType().name());
                        return true;
                    }

                    @Override
                    public void value(String path, DataMember member, Object value) {
                        seen.add(path);
                    }
                });
        assertThat(seen).startsWith(actual).hasSizeGreaterThanOrEqualTo(leaves(actualType) + 1);
        if (!declared.equals(actual)) {
            assertThat(decoded).isNotEqualTo(sample(declaredType));
        }
    }

    private static int leaves(DataType type) {
        return (int) type.members().stream().filter(DispatchTest::isLeaf).count();
    }

    private static boolean isLeaf(DataMember member) {
        return member.kind() != ValueKind.OBJECT;
    }

    /// Makes a value with every member that needs no other object.
    private static DataObject sample(DataType type) {
        var content = type.assemble();
        for (DataMember member : type.members()) {
            if (isLeaf(member)) {
                Object value = Values.sample(member);
                if (member.isList()) {
                    content.setList(member.index(), List.of(value, value));
                } else {
                    content.set(member.index(), value);
                }
            }
        }
        return content.build();
    }

    private static String encode(DataType declared, DataObject value) {
        return Values.encode(declared, value);
    }

    private static DataObject decode(DataType declared, String xml) {
        return Values.decode(declared, xml);
    }

    private static DataType type(String name) {
        return (DataType) Types.find(name).orElseThrow();
    }

    private static Map<String, List<String>> readDescendants() {
        Map<String, String> bases = new TreeMap<>();
        var matcher = OBJECT.matcher(Values.schemaText());
        while (matcher.find()) {
            bases.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (String name : bases.keySet()) {
            for (String at = name; !at.isEmpty(); at = bases.getOrDefault(at, "")) {
                found.computeIfAbsent(at, _ -> new TreeSet<>()).add(name);
            }
        }
        Map<String, List<String>> descendants = new TreeMap<>();
        found.forEach((name, below) -> descendants.put(name, List.copyOf(below)));
        return descendants;
    }
}
