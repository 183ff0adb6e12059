package dev.vireo.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stock virsh takes for a list of processors, and what not.
class NumberListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0             | 0
                    3,1,2         | 1-3
                    0-3,^2        | 0-1,3
                    ^2,2          | 2
                    0-1,1-4       | 0-4
                    ' 0 , 2 - 3 ' | 0,2-3
                    0,            | 0
                    1023          | 1023
                    ^1            | ''
                    """)
    void readsRangesAndWhatIsLeftOut(String text, String numbers) {
        assertThat(NumberList.parse(text).map(NumberList::text)).contains(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ",", "x", "0-", "-1", "3-1", "0,,1", "0 1", "^", "^0-1", "1024", "0-1024"
            })
    void readsNothingElse(String text) {
        assertThat(NumberList.parse(text)).isEmpty();
    }

    @Test
    void drawsAMap() {
        assertThat(NumberList.map(List.of(0, 2), 4)).isEqualTo("y-y-");
    }
}
