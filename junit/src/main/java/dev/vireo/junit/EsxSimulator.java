package dev.vireo.junit;

import dev.vireo.simulator.Simulator;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives tests a simulated host: parameters of the type [Simulator] are resolved.
///
/// ```java
/// @EsxSimulator(machines = 3)
/// class InventoryTest {
///     @Test
///     void listsMachines(Simulator simulator) {
///         // simulator.url(), simulator.user(), simulator.password(), simulator.machines()
///     }
/// }
/// ```
///
/// On a class or a method it is for all their parameters, on a parameter for that one alone. Each
/// test has a simulator of its own, on a free port, which the methods that run before and after it
/// share; parameters of a constructor or of `@BeforeAll` share one for the class. After the test
/// the simulator is stopped, and a session or property filter that the test left behind makes it
/// fail.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(SimulatorExtension.class)
public @interface EsxSimulator {
    /// Sets how many machines there are: `ha-host_VM0`, `ha-host_VM1` and so on, all running. In a
    /// vCenter, as many on the single host and as many in the cluster.
    ///
    /// @return the number
    int machines() default 0;

    /// Makes it a vCenter with one datacenter and two hosts in its cluster instead of a host.
    ///
    /// @return true for a vCenter
    boolean vcenter() default false;

    /// Sets where identifiers and the like come from: the same seed, the same values.
    ///
    /// @return the seed
    long seed() default 1;

    /// Lets a test pass that leaves sessions or filters behind.
    ///
    /// @return true to not look
    boolean allowLeaks() default false;

    /// Names a class that says more about the simulator, for example which machines it has.
    ///
    /// @return a class with a constructor that takes nothing
    Class<? extends Consumer<Simulator.Builder>> setup() default Plain.class;

    /// Says nothing more.
    final class Plain implements Consumer<Simulator.Builder> {
        /// For the extension.
        public Plain() {}

        @Override
        public void accept(Simulator.Builder builder) {}
    }
}
