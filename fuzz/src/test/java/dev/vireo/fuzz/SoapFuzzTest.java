package dev.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MethodType;
import dev.vireo.vim.RetrievePropertiesExRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Whatever bytes come: the decoder answers with a value or with one of its own exceptions, and
/// what it took it can write and read again.
///
/// `./build -pl fuzz -am verify` runs the stored inputs; with `JAZZER_FUZZ=1` in the environment
/// and `-Dtest=SoapFuzzTest#repliesDecodeOrAreRefused` new ones are searched for.
class SoapFuzzTest {
    private static final SoapCodec CODEC = new SoapCodec();
    private static final MethodType METHOD = RetrievePropertiesExRequest.METHOD;

    @FuzzTest(maxDuration = "2m")
    void repliesDecodeOrAreRefused(byte @NotNull [] reply) throws IOException {
        Object value;
        try {
            value = CODEC.decodeReply(METHOD, new ByteArrayInputStream(reply));
        } catch (SoapException | SoapFaultException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        if (value != null) {
            byte[] again = CODEC.encodeReply(METHOD, value);
            assertThat(CODEC.decodeReply(METHOD, new ByteArrayInputStream(again))).isEqualTo(value);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void requestsDecodeOrAreRefused(byte @NotNull [] request) throws IOException {
        MethodRequest<?> call;
        try {
            call = CODEC.decodeRequest(new ByteArrayInputStream(request));
        } catch (SoapException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(call.self()).isNotNull();
    }
}
