package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of what vcsim cannot do names the contracts that are gaps, and no others.
class VcsimGapsDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| .+ \\|$");

    @Test
    void namesEachGap() {
        Set<String> listed =
                ROW.matcher(new ProjectDocument("vcsim.md").read())
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> gaps =
                Stream.of(VcsimGaps.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(gaps);
    }
}
