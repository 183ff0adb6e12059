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
/// share; parameters of a constructor or of `@BeforeAll` share one for the class, and with
/// [#shared()] all tests of the class do. After the test the simulator is stopped. What the test
/// left behind makes it fail with a message that names it: sessions with their property filters,
/// views and collectors, calls that are still under way, and connections whose threads do not end.
///
/// If a test fails, the rules that fired are listed below its failure, with the seed and with rules
/// that do the same again.
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

    /// Sets how many hosts the cluster of a vCenter has.
    ///
    /// @return the number
    int hosts() default 2;

    /// Makes one simulator for all tests of the class that carries this annotation.
    ///
    /// @return true for one for the class, false for one for each test
    boolean shared() default false;

    /// Names a description of the inventory: a resource in YAML or JSON, found as
    /// [Class#getResource(String)] of the test class does. It stands instead of [#machines()],
    /// [#vcenter()] and [#hosts()].
    ///
    /// @return the name, empty for none
    String describe() default "";

    /// Names a scenario: a resource in YAML or JSON, found as [Class#getResource(String)] of the
    /// test class does.
    ///
    /// @return the name, empty for none
    String scenario() default "";

    /// Serves HTTPS with a certificate that is made at the start.
    ///
    /// @return true for HTTPS
    boolean tls() default false;

    /// Opens a control port on the loopback interface; see [Simulator#controlUrl()].
    ///
    /// @return true for a control port
    boolean control() default false;

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
