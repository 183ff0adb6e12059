package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UriFixTest {
    private static final UriFix FIX =
            new UriFix(
                    "esx://ad%40min@[2001:db8::7]:8443/?No_Verify=1&auto_answer=1&authfile=a%26b");

    @Test
    void replacesWhatWasSaidOfTrust() {
        assertThat(FIX.trusting("thumbprint", "AB"))
                .isEqualTo(
                        "'esx://ad%40min@[2001:db8::7]:8443/"
                                + "?auto_answer=1&authfile=a%26b&thumbprint=AB'");
    }

    @Test
    void keepsUserAndPortWithAnotherHost() {
        assertThat(FIX.withHost("esx1.example.com"))
                .startsWith("'esx://ad%40min@esx1.example.com:8443/?No_Verify=1&");
        assertThat(new UriFix("vpx://vc").withHost("2001:db8::8"))
                .isEqualTo("'vpx://[2001:db8::8]'");
    }

    @Test
    void staysOneWordForShellsWhateverIsInIt() {
        assertThat(new UriFix("esx://o'neil@h").withHost("$(id)'x"))
                .isEqualTo("'esx://o'\\''neil@$(id)'\\''x'");
    }

    @Test
    void changesSchemeAndTransport() {
        UriFix plain = new UriFix("esx://root@h/?transport=http");
        assertThat(plain.withScheme("vpx")).isEqualTo("'vpx://root@h/?transport=http'");
        assertThat(plain.without("transport")).isEqualTo("'esx://root@h/'");
        assertThat(new UriFix("esx://h").withTransport("http"))
                .isEqualTo("'esx://h?transport=http'");
    }
}
