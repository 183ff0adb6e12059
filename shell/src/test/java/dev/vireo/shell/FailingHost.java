package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Set;

/// A host that can be reached, but loses the connection with the first question.
record FailingHost(FakeHost host) {
    private static final Set<String> WORKING =
            Set.of("close", "statistics", "uri", "isReadOnly", "toString");

    Connection open(ConnectRequest request) {
        Connection target = host.open(request);
        InvocationHandler handler =
                (_, method, arguments) -> {
                    if (WORKING.contains(method.getName())) {
                        return method.invoke(target, arguments);
                    }
                    throw new VirtException(ErrorCode.INTERNAL_ERROR, "the server has gone");
                };
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        handler);
    }
}
