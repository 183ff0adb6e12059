package dev.vireo.testkit;

import dev.vireo.testkit.OracleReply.OracleError;
import dev.vireo.testkit.OracleReply.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Writes files of cases with libvirt's answers, in the form that the tests of `vmx` read: one JSON
/// object a line, with `vmx` or `xml` (`vmx_b64`, `xml_b64` for what is no UTF-8), `ok`, and the
/// output or `error`.
///
/// Arguments: `vmx2xml` or `xml2vmx`, the number of cases, the first seed, the file.
final class VectorFile {
    private final LibvirtOracle libvirt;

    private VectorFile(LibvirtOracle libvirt) {
        this.libvirt = libvirt;
    }

    @SuppressWarnings("SystemOut") // its result is what a program prints
    public static void main(String[] args) throws IOException {
        boolean fromVmx = args[0].equals("vmx2xml");
        int count = Integer.parseInt(args[1]);
        long first = Long.parseLong(args[2]);
        var outcomes = new TreeMap<String, Integer>();
        long start = System.nanoTime();
        try (var libvirt = LibvirtOracle.start();
                var out = Files.newBufferedWriter(Path.of(args[3]))) {
            var cases = new VectorFile(libvirt);
            for (long seed = first; seed < first + count; seed++) {
                var random = new SplittableRandom(seed);
                String line =
                        fromVmx
                                ? cases.fromVmx(
                                        RawBytes.of(VmxGenerator.generate(random)), outcomes)
                                : cases.fromXml(DomainXmlGenerator.generate(random), outcomes);
                out.write(line);
                out.write('\n');
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d cases, %.0f a second%n",
                count,
                count / ((System.nanoTime() - start) / 1e9));
        outcomes.forEach(
                (outcome, times) -> System.out.printf(Locale.ROOT, "%7d %s%n", times, outcome));
    }

    private String fromVmx(byte[] vmx, Map<String, Integer> outcomes) {
        OracleReply reply = libvirt.parse(vmx, LibvirtOracle.SECURE);
        outcomes.merge(kind(reply), 1, Integer::sum);
        return "{" + field("vmx", vmx) + ", " + answer(reply, "xml") + "}";
    }

    private String fromXml(DomainXmlGenerator.Sample sample, Map<String, Integer> outcomes) {
        byte[] xml = RawBytes.of(sample.xml());
        OracleReply reply = libvirt.format(xml, sample.hardwareVersion(), sample.autodetect());
        outcomes.merge(kind(reply), 1, Integer::sum);
        return "{%s, \"hw\": %s, \"autodetect\": %s, %s}"
                .formatted(
                        field("xml", xml),
                        Integer.toString(sample.hardwareVersion()),
                        Boolean.toString(sample.autodetect()),
                        answer(reply, "vmx"));
    }

    /// Names an outcome without what differs from case to case.
    private static String kind(OracleReply reply) {
        return switch (reply) {
            case OracleReply.Accepted _ -> "accepted";
            case OracleReply.Crashed _ -> "crashed";
            case Refused(OracleError error, String stage, _) ->
                    stage
                            + ": "
                            + (error == null
                                    ? "silence"
                                    : error.message()
                                            .replaceAll("'[^']*'", "'...'")
                                            .replaceAll("[0-9]+", "9")
                                            .lines()
                                            .findFirst()
                                            .orElse(""));
        };
    }

    private static String answer(OracleReply reply, String output) {
        return switch (reply) {
            case OracleReply.Accepted accepted ->
                    "\"ok\": true, " + field(output, accepted.bytes());
            case OracleReply.Crashed _ -> "\"ok\": false, \"error\": {\"crash\": true}";
            case Refused(OracleError error, String stage, _) ->
                    "\"ok\": false, \"error\": {%s\"stage\": %s}"
                            .formatted(
                                    error == null
                                            ? ""
                                            : "\"code\": %s, \"domain\": %s, \"message\": %s, "
                                                    .formatted(
                                                            Integer.toString(error.code()),
                                                            Integer.toString(error.domain()),
                                                            quoted(error.message())),
                                    quoted(stage));
        };
    }

    private static String field(String name, byte[] value) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return "\"" + name + "\": " + quoted(text);
        } catch (CharacterCodingException _) {
            return "\"" + name + "_b64\": \"" + Base64.getEncoder().encodeToString(value) + '"';
        }
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        json.append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
