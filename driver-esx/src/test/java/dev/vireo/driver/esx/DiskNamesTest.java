package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.disk.DiskFormatException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiskNamesTest {
    private static final String DESCRIPTOR = "[a] vms/web/web-000001.vmdk";

    private static String resolve(String name) throws IOException {
        DiskNames names =
                new DiskNames(host -> host.replaceFirst("^/vmfs/volumes/5f-uuid/", "[b] "));
        return names.resolve(DESCRIPTOR, name);
    }

    @Test
    void findsFilesBesideTheDescriptor() throws IOException {
        assertThat(resolve("web.vmdk")).isEqualTo("[a] vms/web/web.vmdk");
        assertThat(resolve("../golden/./base.vmdk")).isEqualTo("[a] vms/golden/base.vmdk");
    }

    @Test
    void findsFilesByTheHostsNameOfADatastore() throws IOException {
        assertThat(resolve("/vmfs/volumes/5f-uuid/golden//base.vmdk"))
                .isEqualTo("[b] golden/base.vmdk");
    }

    @Test
    void doesNotLeaveTheDatastore() {
        assertThatThrownBy(() -> resolve("../../../etc/passwd"))
                .isInstanceOf(DiskFormatException.class)
                .hasMessageContaining("which is outside of its datastore");
        assertThatThrownBy(() -> resolve("/etc/passwd"))
                .hasMessageContaining("which is in no datastore known here");
    }

    @Test
    void refusesObjectsThatAreNoFiles() {
        assertThatThrownBy(() -> resolve("vsan://5f-uuid"))
                .hasMessageContaining("an object of vSAN or vVols");
    }
}
