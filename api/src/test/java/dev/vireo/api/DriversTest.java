package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriversTest {
    private static final List<DriverProvider> PROVIDERS =
            List.of(new Provider(Set.of("sim")), new Provider(Set.of("vpx", "esx")));

    @Test
    void asksTheDriverOfTheSchemeInWhateverCase() {
        assertThatThrownBy(() -> Drivers.open(request("VPX://host/"), PROVIDERS))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("asked the driver of esx");
    }

    @Test
    void listsTheKnownSchemesForAnUnknownOne() {
        assertThatThrownBy(() -> Drivers.open(request("qemu:///system"), PROVIDERS))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_CONNECT))
                .hasMessage(
                        "no connection driver available for the scheme 'qemu';"
                                + " known are esx, sim, vpx");
    }

    @Test
    void saysThatThereIsNoDriverAtAll() {
        assertThatThrownBy(() -> Connection.open("esx://host/", _ -> Optional.empty()))
                .isInstanceOf(VirtException.class)
                .hasMessage(
                        "no connection driver available for the scheme 'esx';"
                                + " no driver is installed");
    }

    @Test
    void asksNobodyButTheDriverThatIsGiven() {
        DriverProvider given = new Provider(Set.of("esx"));
        assertThatThrownBy(() -> Connection.open(request("esx://host/"), given))
                .hasMessageContaining("asked the driver of esx");
        assertThatThrownBy(() -> Connection.open(request("sim://"), given))
                .hasMessage("no connection driver available for the scheme 'sim'; known are esx");
    }

    private static ConnectRequest request(String uri) {
        return new ConnectRequest(ConnectUri.parse(uri), _ -> Optional.empty(), false);
    }

    private record Provider(Set<String> schemes) implements DriverProvider {
        @Override
        public Connection open(ConnectRequest request) {
            String first = schemes.stream().sorted().findFirst().orElseThrow();
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "asked the driver of " + first);
        }
    }
}
