package dev.vireo.it;

import dev.vireo.it.Answer.Crash;
import dev.vireo.it.Answer.Output;
import dev.vireo.it.Answer.Refusal;
import dev.vireo.it.Answer.Silence;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All differences from libvirt 9.0 at level `LIBVIRT_9_0` that are meant, each with its reason.
/// Any other difference fails the test.
enum ExplainedDifference {
    /// Nothing can equal a process that is gone.
    LIBVIRT_DIES(
            "libvirt crashes, or takes all memory for a number that is far too great; we refuse"),

    /// A call-back that gets no name at all is a crash in the real driver.
    NO_FILE_NAME(
            "libvirt asks the driver for the name of no file, at which the ESX driver crashes; the"
                    + " driver of its tests says no without a word; we say what is missing"),

    /// Quotes cannot be escaped in VMX.
    BROKEN_VMX(
            "libvirt writes a value with a quote or an end of line into VMX, which nobody can read"
                    + " again; we refuse"),

    /// The first thing that is wrong is reported, and for libvirt a quote is not wrong.
    BROKEN_VMX_FIRST(
            "libvirt refuses for another reason, which it finds later than we find a value that VMX"
                    + " cannot hold"),

    /// Only the address that a display listens at is not escaped.
    BROKEN_LISTEN(
            "libvirt writes the address of a display without escapes into XML, which nobody can"
                    + " read again; we escape it"),

    /// Document types bring external entities and bombs.
    DOCUMENT_TYPE("libvirt reads documents with a document type; we never do"),

    /// XML cannot hold them.
    CONTROL_CHARACTERS(
            "libvirt leaves out some control characters and writes others into XML, which nobody"
                    + " can read again; we leave out all of them"),

    /// Encodings are looked up by name, and libiconv takes almost anything for one.
    ENCODING_NAME(
            "libvirt asks the C library for an encoding, which knows some under odd names or says"
                    + " in another way that it does not; we refuse what has no charset in Java"),

    /// Encodings of Chinese, Japanese and Korean have codes that mean nothing.
    FREE_CODES(
            "the C library and Java do not agree on a few codes that an encoding of several bytes a"
                    + " character leaves free"),

    /// What C prints for no text.
    NULL_IN_VMX("libvirt writes the text (null) as the name of a file; we refuse"),

    /// Checked by leaving the elements out and asking libvirt again.
    NO_PLACE_IN_VMX(
            "libvirt also checks elements for which VMX has no place, and refuses what is wrong in"
                    + " them; we carry them along as they are");

    private final String reason;

    ExplainedDifference(String reason) {
        this.reason = reason;
    }

    /// A case of which the answers differ.
    ///
    /// @param input the input as text, with [dev.vireo.model.RawText] for what is no UTF-8
    /// @param libvirt what libvirt said
    /// @param ours what Vireo said
    /// @param saysTheSameWithoutUnmapped whether both make the same of the input without the
    ///   elements for which VMX has no place
    record Difference(
            String input,
            Answer libvirt,
            Answer ours,
            BooleanSupplier saysTheSameWithoutUnmapped) {}

    private boolean explains(Difference difference) {
        Answer libvirt = difference.libvirt();
        Answer ours = difference.ours();
        return switch (this) {
            case LIBVIRT_DIES -> libvirt instanceof Crash && ours instanceof Refusal;
            case NO_FILE_NAME ->
                    libvirt instanceof Silence
                            && ours instanceof Refusal refusal
                            && refusal.message().contains("fileName");
            case BROKEN_VMX ->
                    libvirt instanceof Output output
                            && ours instanceof Refusal refusal
                            && refusal.message().contains("/domain/")
                            && Lines.areBroken(output.text());
            case BROKEN_VMX_FIRST ->
                    !(libvirt instanceof Output)
                            && ours instanceof Refusal refusal
                            && refusal.message().contains("/domain/")
                            && refusal.message().contains(", which VMX entry '");
            case BROKEN_LISTEN ->
                    libvirt instanceof Output theirs
                            && ours instanceof Output our
                            && theirs.text().equals(Lines.withoutEscapesInListen(our.text()));
            case DOCUMENT_TYPE ->
                    // libvirt may find something else wrong, further on in the document
                    ours instanceof Refusal refusal
                            && refusal.message().contains("document type declarations");
            case CONTROL_CHARACTERS ->
                    libvirt instanceof Output theirs
                            && ours instanceof Output our
                            && our.text().startsWith("<domain")
                            && Lines.withoutControls(theirs.text()).equals(our.text());
            case ENCODING_NAME ->
                    ours instanceof Refusal refusal
                            && refusal.message()
                                    .startsWith("internal error: libxml2 doesn't handle ");
            case FREE_CODES ->
                    Lines.MULTIBYTE.matcher(difference.input()).find()
                            && difference.input().chars().anyMatch(c -> c >= 0xDC80 && c <= 0xDCFF);
            case NULL_IN_VMX ->
                    libvirt instanceof Output output
                            && ours instanceof Refusal
                            && output.text().contains(".fileName = \"(null)\"");
            case NO_PLACE_IN_VMX ->
                    !(libvirt instanceof Output)
                            && !(ours instanceof Crash)
                            && difference.saysTheSameWithoutUnmapped().getAsBoolean();
        };
    }

    /// Says why the difference is meant.
    String reason() {
        return reason;
    }

    /// Finds the rule that explains a difference.
    static Optional<ExplainedDifference> of(Difference difference) {
        return Stream.of(values()).filter(it -> it.explains(difference)).findFirst();
    }

    /// The shape of what libvirt writes.
    private static final class Lines {
        private static final Pattern ENTRY =
                Pattern.compile("[A-Za-z.][\\w:.]* = \"[^\"\\r\\n]*\"");

        private static final Pattern MULTIBYTE =
                Pattern.compile(
                        "(?i)[.]encoding\\s*=\\s*['\"]+(gb|big5|euc|ks_c|x-windows-9|windows-9|shift)");

        private static final Pattern CONTROLS = Pattern.compile("[\\x1a-\\x1f]");

        private static final Pattern LISTEN =
                Pattern.compile("(?<= listen='|<listen type='address' address=')[^']*(?=')");

        static String withoutEscapesInListen(String xml) {
            return LISTEN.matcher(xml)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(
                                    found.group()
                                            .replace("&apos;", "'")
                                            .replace("&quot;", "\"")
                                            .replace("&lt;", "<")
                                            .replace("&gt;", ">")
                                            .replace("&amp;", "&")));
        }

        static String withoutControls(String xml) {
            return CONTROLS.matcher(xml).replaceAll("");
        }

        static boolean areBroken(String vmx) {
            return vmx.startsWith(".encoding = ")
                    && !vmx.lines().allMatch(line -> ENTRY.matcher(line).matches());
        }
    }
}
