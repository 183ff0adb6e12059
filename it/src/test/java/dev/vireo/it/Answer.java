package dev.vireo.it;

import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.OracleReply;
import dev.vireo.testkit.OracleReply.OracleError;
import dev.vireo.testkit.OracleReply.Refused;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// What libvirt or Vireo made of an input.
sealed interface Answer {
    /// An output.
    ///
    /// @param text the output, with [RawText] for what is no UTF-8
    record Output(String text) implements Answer {}

    /// An error with libvirt's numbers and text.
    ///
    /// @param code the error code
    /// @param domain the error domain
    /// @param message the text
    record Refusal(int code, int domain, String message) implements Answer {}

    /// An error that says nothing: a call-back of the test refused a file name.
    record Silence() implements Answer {}

    /// The end of libvirt, or an exception of ours that is none of the API.
    ///
    /// @param how what is known about it
    record Crash(String how) implements Answer {}

    /// Reads libvirt's reply.
    static Answer of(OracleReply reply) {
        return switch (reply) {
            case OracleReply.Accepted accepted -> new Output(RawText.decode(accepted.bytes()));
            case OracleReply.Crashed _ -> new Crash("libvirt is gone");
            case Refused(OracleError error, _, _) ->
                    error == null
                            ? new Silence()
                            : new Refusal(error.code(), error.domain(), error.message());
        };
    }

    /// Runs a conversion of ours.
    static Answer of(Supplier<String> conversion) {
        try {
            return new Output(conversion.get());
        } catch (UnitTestFileNames.Refusal _) {
            return new Silence();
        } catch (VirtException e) {
            return new Refusal(e.code().number(), e.domain().number(), visible(e));
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return new Crash(e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    /// Messages of libvirt that are no UTF-8 were read with U+FFFD.
    private static String visible(VirtException e) {
        return new String(RawText.encode(String.valueOf(e.getMessage())), StandardCharsets.UTF_8);
    }
}
