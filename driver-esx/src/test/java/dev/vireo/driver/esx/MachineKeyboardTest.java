package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.UsbScanCodeSpecModifierType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What keys become for `PutUsbScanCodes`: the code above the keyboard's page, with what is held.
class MachineKeyboardTest {
    private static final int A = 4;
    private static final int B = 5;
    private static final int DELETE = 0x4c;
    private static final int FIRST_MODIFIER = 0xe0;

    @Test
    void aKeyIsACodeAbovePageSeven() {
        assertThat(shown(A)).containsExactly("00040007");
    }

    @Test
    void modifiersAreHeldWhileTheOthersArePressed() {
        assertThat(shown(0xe0, 0xe2, DELETE)).containsExactly("004c0007 leftControl leftAlt");
        assertThat(shown(DELETE, 0xe2, 0xe0)).containsExactly("004c0007 leftControl leftAlt");
        assertThat(shown(0xe5, A, B)).containsExactly("00040007 rightShift", "00050007 rightShift");
    }

    @Test
    void modifiersAlonePressThemselves() {
        assertThat(shown(0xe3)).containsExactly("00e30007");
        assertThat(shown(0xe0, 0xe1)).containsExactly("00e00007", "00e10007");
    }

    @Test
    void aKeyThatIsNamedTwiceIsPressedOnce() {
        assertThat(shown(A, A)).containsExactly("00040007");
        assertThat(shown()).isEmpty();
    }

    @Test
    void knowsEachModifier() {
        List<String> names =
                List.of(
                        "leftControl",
                        "leftShift",
                        "leftAlt",
                        "leftGui",
                        "rightControl",
                        "rightShift",
                        "rightAlt",
                        "rightGui");
        for (int i = 0; i < names.size(); i++) {
            assertThat(shown(FIRST_MODIFIER + i, A)).containsExactly("00040007 " + names.get(i));
        }
    }

    private static List<String> shown(Integer... codes) {
        return MachineKeyboard.Keys.events(List.of(codes)).stream()
                .map(MachineKeyboardTest::shown)
                .toList();
    }

    private static String shown(UsbScanCodeSpecKeyEvent event) {
        List<String> words = new ArrayList<>();
        words.add(String.format(Locale.ROOT, "%08x", event.usbHidCode()));
        UsbScanCodeSpecModifierType held = event.modifiers();
        if (held != null) {
            add(words, "leftControl", held.leftControl());
            add(words, "leftShift", held.leftShift());
            add(words, "leftAlt", held.leftAlt());
            add(words, "leftGui", held.leftGui());
            add(words, "rightControl", held.rightControl());
            add(words, "rightShift", held.rightShift());
            add(words, "rightAlt", held.rightAlt());
            add(words, "rightGui", held.rightGui());
        }
        return String.join(" ", words);
    }

    private static void add(List<String> words, String name, @Nullable Boolean held) {
        if (Objects.equals(held, true)) {
            words.add(name);
        }
    }
}
