package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;

class MoreWordsTest {
    private static String text(ErrorCode code, String detail) {
        return String.valueOf(
                MoreWords.after(new VirtException(code, detail), "it has moved").getMessage());
    }

    @Test
    void comeAfterTheDetail() {
        assertThat(text(ErrorCode.INTERNAL_ERROR, "no disk"))
                .isEqualTo("internal error: no disk; it has moved");
    }

    @Test
    void comeAfterTheWordsOfTheCodeToo() {
        assertThat(text(ErrorCode.DOM_EXIST, "'web'"))
                .endsWith("domain 'web' exists already; it has moved");
    }
}
