// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view of a `Machine` of a server.
public class Machine extends ManagedObject {
    /// The table of this type's properties.
    public static final ManagedType TYPE =
            ManagedType.define("Machine", null,
                    "name:string:r;"
                        + "spec:@Spec:o;"
                        + "state:#State:r;"
                        + "peer:&Machine:ol;"
                        + "end:string:o;"
                        + "method:string:o;");

    /// The property `name`.
    public static final ManagedProperty<String> NAME =
            new ManagedProperty<>("name");

    /// The property `spec`.
    public static final ManagedProperty<Spec> SPEC =
            new ManagedProperty<>("spec");

    /// The property `state`.
    public static final ManagedProperty<State> STATE =
            new ManagedProperty<>("state");

    /// The property `peer`.
    public static final ManagedProperty<List<ManagedObjectReference>> PEER =
            new ManagedProperty<>("peer");

    /// The property `end`.
    public static final ManagedProperty<String> END =
            new ManagedProperty<>("end");

    /// The property `method`.
    public static final ManagedProperty<String> METHOD =
            new ManagedProperty<>("method");

    /// Makes a view.
    ///
    /// @param reference the object
    /// @param invoker who sends the requests
    public Machine(ManagedObjectReference reference, MethodInvoker invoker) {
        super(reference, invoker);
    }

    /// Calls `Ping`.
    public final void ping() {
        invoker().invoke(PingRequest.builder(reference()).build());
    }

    /// Calls `PowerOn_Task`.
    ///
    /// @param host `host`, or null to leave it out
    /// @param force `force`
    /// @return the result
    public final ManagedObjectReference powerOnTask(@Nullable ManagedObjectReference host, boolean force) {
        return invoker().invoke(PowerOnTaskRequest.builder(reference()).host(host).force(force).build());
    }

    /// Calls `Find`.
    ///
    /// @param spec `spec`
    /// @param state `state`
    /// @param uuid `uuid`, empty to leave it out
    /// @return the result, or null for none
    public final @Nullable Spec find(Spec spec, List<State> state, List<String> uuid) {
        return invoker().invoke(FindRequest.builder(reference()).spec(spec).state(state).uuid(uuid).build());
    }

    /// Calls `List`.
    ///
    /// @return the result
    public final List<Spec> list() {
        return invoker().invoke(ListRequest.builder(reference()).build());
    }

    /// Calls `Names`.
    ///
    /// @return the result
    public final List<String> names() {
        return invoker().invoke(NamesRequest.builder(reference()).build());
    }

    /// Calls `Count`.
    ///
    /// @return the result
    public final int count() {
        return invoker().invoke(CountRequest.builder(reference()).build());
    }

    /// Calls `Started`.
    ///
    /// @param end `end`, or null to leave it out
    /// @param method `method`, or null to leave it out
    /// @return the result, or null for none
    public final @Nullable Instant started(@Nullable Instant end, @Nullable String method) {
        return invoker().invoke(StartedRequest.builder(reference()).end(end).method(method).build());
    }

    /// Calls `Any`.
    ///
    /// @param value `value`
    /// @return the result, or null for none
    public final @Nullable Object any(Object value) {
        return invoker().invoke(AnyRequest.builder(reference()).value(value).build());
    }
}
