package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of libvirt's defects says what the tests say: each of them is in the row of its
/// number, and a row that promises something names its tests.
class LibvirtDefectsDocumentTest {
    private static final List<Class<?>> TESTS =
            List.of(LibvirtDefectsTest.class, StorageDefectsTest.class);
    private static final int DEFECTS = 24;
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+) \\| (.*) \\| (.*?) ?\\| (.*?) ?\\|$");
    private static final Pattern NAME = Pattern.compile("`(d\\d\\d_\\w+)`");

    /// A row of the table.
    private record Row(int number, String ours, Set<String> tests) {}

    @Test
    void hasARowForEachDefect() {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, DEFECTS).boxed().toList());
    }

    @Test
    void namesEachTestInTheRowOfItsNumber() {
        Set<String> named = new TreeSet<>();
        for (Row row : rows()) {
            String prefix = String.format(Locale.ROOT, "d%02d_", row.number);
            assertThat(row.tests).as("row %s", row.number).allMatch(it -> it.startsWith(prefix));
            named.addAll(row.tests);
        }
        Set<String> all = new TreeSet<>();
        TESTS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .forEach(all::add);
        assertThat(named).isEqualTo(all);
    }

    @Test
    void promisesNothingThatIsNotTested() {
        assertThat(rows()).allMatch(row -> row.ours.isEmpty() == row.tests.isEmpty());
    }

    private static List<Row> rows() {
        Matcher row = ROW.matcher(new ProjectDocument("libvirt-defects.md").read());
        List<Row> rows = new ArrayList<>();
        while (row.find()) {
            Set<String> tests = new TreeSet<>();
            NAME.matcher(row.group(4)).results().forEach(name -> tests.add(name.group(1)));
            rows.add(new Row(Integer.parseInt(row.group(1)), row.group(3), tests));
        }
        return rows;
    }
}
