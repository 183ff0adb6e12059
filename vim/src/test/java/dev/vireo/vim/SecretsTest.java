package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts for logs and messages never show secrets. `EveryTypeTest` lists all hidden members.
class SecretsTest {
    private static final ManagedObjectReference MANAGER =
            new ManagedObjectReference("SessionManager", "ha-sessionmgr");

    @Test
    void leavesOutPasswords() {
        LoginRequest login = LoginRequest.builder(MANAGER).userName("root").password("pw1").build();
        assertThat(login)
                .hasToString(
                        "Login[_this=SessionManager:ha-sessionmgr, userName=root, password=***]");
    }

    @Test
    void leavesOutSecretsBelowOtherValues() {
        HostConfigSpec spec =
                HostConfigSpec.builder()
                        .userAccount(
                                List.of(HostAccountSpec.builder().id("u").password("pw1").build()))
                        .build();
        assertThat(spec.toString()).contains("id=u").doesNotContain("pw1");
    }

    @Test
    void leavesOutSecretsWhoseNamesDoNotShowIt() {
        assertThat(CustomizationPassword.builder().value("pw1").plainText(true).build())
                .hasToString("CustomizationPassword[value=***, plainText=true]");
        assertThat(SessionManagerGenericServiceTicket.builder().id("cst-1").build())
                .hasToString("SessionManagerGenericServiceTicket[id=***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RemoteDisplay.vnc.password",
                "RemoteDisplay.vnc.key",
                "guestinfo.adminPassword"
            })
    void leavesOutTheValuesOfOptionsNamedLikeSecrets(String key) {
        assertThat(OptionValue.builder().key(key).value("pw1").build())
                .hasToString("OptionValue[key=" + key + ", value=***]");
        assertThat(KeyValue.builder().key(key).value("pw1").build())
                .hasToString("KeyValue[key=" + key + ", value=***]");
        assertThat(DynamicProperty.builder().name("config." + key).val("pw1").build())
                .hasToString("DynamicProperty[name=config." + key + ", val=***]");
    }

    @Test
    void leavesOutTheValuesOfPropertiesOfAppliances() {
        VAppPropertyInfo property =
                VAppPropertyInfo.builder().id("x").defaultValue("pw1").value("pw2").build();
        assertThat(property).hasToString("VAppPropertyInfo[id=x, defaultValue=***, value=***]");
    }

    @Test
    void leavesOutTheTextOfUnknownElementsNamedLikeSecrets() {
        RawElement secret =
                new RawElement(
                        "",
                        "newPassword",
                        null,
                        List.of(new RawElement.Attribute("", "authToken", "pw0")),
                        "pw1",
                        List.of());
        RawElement parent = new RawElement("", "spec", null, List.of(), "", List.of(secret));
        assertThat(parent).hasToString("spec[newPassword=***]");
        assertThat(secret.attributes()).hasToString("[authToken=***]");
        assertThat(OptionValue.builder().key("k").value(parent).build().toString())
                .doesNotContain("pw0", "pw1");
    }

    @Test
    void showsEverythingElse() {
        assertThat(OptionValue.builder().key("mks.enable3d").value(true).build())
                .hasToString("OptionValue[key=mks.enable3d, value=true]");
        assertThat(RawElement.of("a", "text")).hasToString("a=text");
        assertThat(Binary.of(new byte[3])).hasToString("Binary[3 bytes]");
    }
}
