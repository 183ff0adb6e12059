package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What goes through an interface at most, as options have it: `AVERAGE,PEAK,BURST,FLOOR`, of which
/// those at the end may be missing and all may be empty; 0 is none.
///
/// @param average kilobytes of 1,000 a second
/// @param peak kilobytes a second for a while
/// @param burst kilobytes that may go at the peak
/// @param floor kilobytes a second that are guaranteed
public record Rates(long average, long peak, long burst, long floor) {
    private static final List<String> FIELDS = List.of("average", "peak", "burst", "floor");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?(\\d{1,18})");

    /// Reads the value of an option.
    ///
    /// @return the rates, null if they are not given
    /// @throws CommandFailure in virsh's words if they make no sense
    public static @Nullable Rates of(Arguments arguments, String option) {
        String text = arguments.text(option);
        return text == null ? null : parse(text);
    }

    private static Rates parse(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length > FIELDS.size()) {
            throw failure("Rate string '" + text + "' has too many fields");
        }
        long[] rates = new long[FIELDS.size()];
        for (int i = 0; i < numbers.length; i++) {
            Matcher number = NUMBER.matcher(numbers[i]);
            if (number.matches()) {
                rates[i] = Long.parseLong(number.group(1));
            } else if (!numbers[i].isEmpty()) {
                throw failure("field '" + FIELDS.get(i) + "' is malformed");
            }
        }
        return new Rates(rates[0], rates[1], rates[2], rates[3]);
    }

    /// Refuses what makes no sense for what a domain receives.
    ///
    /// @param none whether there may be no limit at all
    public Rates inbound(boolean none) {
        if (average == 0 && floor == 0 && !(none && isNone())) {
            throw failure("either inbound average or floor is mandatory");
        }
        return this;
    }

    /// Refuses what makes no sense for what a domain sends.
    ///
    /// @param none whether there may be no limit at all
    public Rates outbound(boolean none) {
        if (average == 0 && !(none && peak == 0 && burst == 0)) {
            throw failure("outbound average is mandatory");
        }
        if (floor != 0) {
            throw failure("outbound floor is unsupported yet");
        }
        return this;
    }

    /// Returns whether nothing is limited.
    public boolean isNone() {
        return average == 0 && peak == 0 && burst == 0 && floor == 0;
    }

    private static CommandFailure failure(String message) {
        return CommandFailure.of(ErrorCode.INVALID_ARG, message);
    }
}
