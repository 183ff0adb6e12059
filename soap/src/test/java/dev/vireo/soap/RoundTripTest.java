package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Samples;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.ManagedObjectHandler;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.Types;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What is written is read again as the same value: objects of every type with all they may hold,
/// the requests of every method, and their results.
class RoundTripTest {
    private static final int DEPTH = 4;
    private static final SoapCodec CODEC = new SoapCodec();

    @Test
    void objectsOfAnyTypeAreReadAsTheyWereWritten() {
        Samples.check(
                3_000,
                random ->
                        new RandomValues(random)
                                .exactly(Samples.oneOf(random, RandomValues.TYPES), DEPTH),
                value -> {
                    DataType declared = value.vimType().base().orElse(value.vimType());
                    String xml = Values.encode(declared, value);
                    DataObject again = Values.decode(declared, xml);
                    assertThat(again).isEqualTo(value).hasSameHashCodeAs(value);
                    assertThat(Values.encode(declared, again)).isEqualTo(xml);
                    assertThat(again.toBuilder().build()).isEqualTo(value);
                });
    }

    @Test
    void requestsOfEveryMethodAreReadAsTheyWereWrittenAndReachTheirHandler(TestReporter reporter) {
        List<String> methods = methods();
        for (String name : methods) {
            MethodRequest<?> request = request(name);
            MethodRequest<?> again = decode(CODEC.encodeRequest(request));
            assertThat(again).isEqualTo(request).hasSameClassAs(request);
            assertThat(again.vimMethod().name()).isEqualTo(name);
            assertReachesItsHandler(again);
        }
        reporter.publishEntry("requests", methods.size() + " methods");
        assertThat(methods).hasSize(967);
    }

    @Test
    void resultsOfEveryMethodAreReadAsTheyWereWritten() {
        for (String name : methods()) {
            MethodRequest<?> request = request(name);
            Object result = result(request);
            byte[] reply = CODEC.encodeReply(request.vimMethod(), result);
            try {
                Object again =
                        CODEC.decodeReply(request.vimMethod(), new ByteArrayInputStream(reply));
                assertThat(again).as(name).isEqualTo(result);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MethodRequest<?> request(String name) {
        DataType type = Types.findRequest(name).orElseThrow();
        return (MethodRequest<?>)
                new RandomValues(new SplittableRandom(name.hashCode())).exactly(type, DEPTH);
    }

    private static @Nullable Object result(MethodRequest<?> request) {
        DataMember member = request.vimMethod().result().orElse(null);
        if (member == null) {
            return null;
        }
        String name = request.vimMethod().name();
        RandomValues values = new RandomValues(new SplittableRandom(name.hashCode() + 1));
        return member.isList() ? values.list(member, DEPTH) : values.value(member, DEPTH);
    }

    private static MethodRequest<?> decode(byte[] message) {
        try {
            return CODEC.decodeRequest(new ByteArrayInputStream(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertReachesItsHandler(MethodRequest<?> request) {
        Object result = result(request);
        List<Method> called = new ArrayList<>();
        ManagedObjectHandler handler =
                (ManagedObjectHandler)
                        Proxy.newProxyInstance(
                                RoundTripTest.class.getClassLoader(),
                                new Class<?>[] {handlerType(request)},
                                (_, method, arguments) -> {
                                    assertThat(arguments).containsExactly(request);
                                    called.add(method);
                                    return result;
                                });
        assertThat((Object) request.dispatch(handler)).isEqualTo(result);
        assertThat(called).hasSize(1);
        assertThat(called.getFirst().getName())
                .isEqualToIgnoringCase(request.vimMethod().name().replace("_", ""));
        assertThat(called.getFirst().getParameterTypes()).containsExactly(request.getClass());
    }

    private static Class<?> handlerType(MethodRequest<?> request) {
        try {
            return Class.forName("dev.vireo.vim." + request.vimMethod().managedType() + "Handler");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> methods() {
        List<String> names = new ArrayList<>();
        var matcher =
                Pattern.compile("^    method (\\w+)", Pattern.MULTILINE)
                        .matcher(Values.schemaText());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
