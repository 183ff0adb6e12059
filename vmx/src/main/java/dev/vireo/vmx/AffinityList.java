package dev.vireo.vmx;

import dev.vireo.model.CpuSet;
import dev.vireo.model.VirtException;

/// A list of CPUs of the host: numbers with commas between them, and white space around either.
final class AffinityList {
    private static final long UNSIGNED_INT_END = 1L << 32;

    private final String key;
    private final String text;

    AffinityList(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /// Reads the list.
    ///
    /// @param fewest how many numbers it has at least; a number that comes twice counts twice
    /// @param limit what each number is less than
    /// @throws VirtException as libvirt does if it is no such list: first if it is too short
    CpuSet parse(long fewest, int limit) {
        int count = count();
        if (count < fewest) {
            throw Refusal.internal(
                    "Expecting VMX entry '"
                            + key
                            + "' to contain at least as many values as 'numvcpus' ("
                            + fewest
                            + ") but found only "
                            + count
                            + " value(s)");
        }
        int[] members = new int[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            members[i] = number(start, end, limit);
            start = end + 1;
        }
        return CpuSet.of(members);
    }

    private int count() {
        int count = text.isEmpty() ? 0 : 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ',') {
                count++;
            }
        }
        return count;
    }

    private int number(int from, int to, int limit) {
        int start = CNumbers.skipSpace(text, from);
        if (start < to && text.charAt(start) == '+') {
            start++;
        }
        int end = CNumbers.endOfDigits(text, start);
        if (end == start || skipSpaces(end) < to) {
            throw noList();
        }
        long number = 0;
        for (int i = start; i < end && number < UNSIGNED_INT_END; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        if (number >= UNSIGNED_INT_END) {
            throw noList();
        }
        if (number >= limit) {
            // libvirt prints it as a signed number
            throw Refusal.internal(
                    "VMX entry '"
                            + key
                            + "' contains a "
                            + (int) number
                            + ", this value is too large");
        }
        return (int) number;
    }

    // what libvirt skips by itself lacks the vertical tab, which only C's library takes
    private int skipSpaces(int from) {
        int at = from;
        while (at < text.length() && CNumbers.isSpace(text.charAt(at)) && text.charAt(at) != 0x0B) {
            at++;
        }
        return at;
    }

    private VirtException noList() {
        return VmxReading.unexpected(
                key, "a comma separated list of unsigned integers", '\'' + text + '\'');
    }
}
