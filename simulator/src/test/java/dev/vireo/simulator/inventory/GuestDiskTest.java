package dev.vireo.simulator.inventory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vireo.simulator.datastore.DiskContent;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.vim.ConsolidateVMDisksTaskRequest;
import dev.vireo.vim.CopyVirtualDiskTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import dev.vireo.vim.RevertToSnapshotTaskRequest;
import dev.vireo.vim.TaskInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestDiskTest {
    private static final long GIB = 1L << 30;

    private final TestServer server =
            TestServer.esx(
                    MachinePlan.linux("web", 1, 512, 10),
                    MachinePlan.linux("off", 1, 512, 10).in(PowerState.OFF));
    private final GuestDisk disk = server.machine(1).disk(0);

    private ManagedObjectReference snapshot() {
        TaskInfo done =
                succeed(
                        CreateSnapshotTaskRequest.builder(TestServer.vm(1))
                                .name("s")
                                .memory(false)
                                .quiesce(false)
                                .build());
        return (ManagedObjectReference) Objects.requireNonNull(done.result());
    }

    private void revert(ManagedObjectReference snapshot) {
        succeed(RevertToSnapshotTaskRequest.builder(snapshot).build());
    }

    private void remove(ManagedObjectReference snapshot, boolean children, boolean consolidate) {
        succeed(
                RemoveSnapshotTaskRequest.builder(snapshot)
                        .removeChildren(children)
                        .consolidate(consolidate)
                        .build());
    }

    private TaskInfo succeed(MethodRequest<ManagedObjectReference> request) {
        TaskInfo info = server.info(server.call(request));
        assertThat(info.error()).isNull();
        return info;
    }

    private void write(String text) {
        disk.write(4094, text.getBytes(US_ASCII));
    }

    private String text() {
        return new String(disk.read(4094, 8), US_ASCII).replace('\0', '.');
    }

    private void become(PowerState state) {
        server.inventory()
                .locked(() -> {
                    server.machine(1).become(state);
                    return state;
                });
    }

    private long contentId() {
        SimDatastore datastore = server.machine(1).datastore();
        FilePlace place = FilePlaces.among(List.of(datastore), disk.path());
        return VirtualDiskFiles.describe(place.files(), place.path()).contentId();
    }

    @Test
    void theGuestReadsWhatItHasWritten() {
        write("hello");
        assertThat(text()).isEqualTo("hello...");
        assertThat(disk.capacity()).isEqualTo(10 * GIB);
        assertThat(disk.path()).isEqualTo("[datastore1] web/web.vmdk");
    }

    @Test
    void whatIsBehindTheEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> disk.write(10 * GIB - 1, new byte[2]))
                .withMessageContaining("2 bytes at 10737418239 are not on the disk");
        assertThatIllegalArgumentException().isThrownBy(() -> server.machine(1).disk(1));
    }

    @Test
    void revertingLosesWhatWasWrittenSince() {
        write("before");
        ManagedObjectReference snapshot = snapshot();
        write("AFTER");
        assertThat(disk.path()).isEqualTo("[datastore1] web/web-000001.vmdk");
        assertThat(text()).isEqualTo("AFTERe..");

        revert(snapshot);
        assertThat(text()).isEqualTo("before..");
    }

    @Test
    void removingTheOnlySnapshotKeepsWhatWasWrittenSince() {
        write("before");
        ManagedObjectReference snapshot = snapshot();
        write("AFTER");
        remove(snapshot, false, true);

        assertThat(disk.path()).isEqualTo("[datastore1] web/web.vmdk");
        assertThat(text()).isEqualTo("AFTERe..");
    }

    @Test
    void theContentIsIdentifiedAnewOnceWhileTheMachineRuns() {
        long before = contentId();
        write("a");
        long after = contentId();
        write("b");
        assertThat(after).isNotEqualTo(before);
        assertThat(contentId()).isEqualTo(after);
        become(PowerState.OFF);
        become(PowerState.ON);
        write("c");
        assertThat(contentId()).isNotEqualTo(after);
    }

    @Test
    void aCopyOfTheDiskHoldsTheWholeChain() throws IOException {
        write("before");
        snapshot();
        write("AFTER");
        succeed(
                CopyVirtualDiskTaskRequest.builder(
                                Objects.requireNonNull(server.content().virtualDiskManager()))
                        .sourceName(disk.path())
                        .destName("[datastore1] copy.vmdk")
                        .build());
        try (DiskContent copy =
                DiskContent.open(server.machine(1).datastore().files(), "copy.vmdk")) {
            byte[] bytes = new byte[8];
            copy.read(bytes, 4094);
            assertThat(new String(bytes, US_ASCII)).startsWith("AFTERe");
        }
    }

    // Anything in any order

    /// What the disk and its snapshots should hold, as far as the test writes to it.
    private static final class Model {
        static final int AREA = 40_000;
        static final long[] AREAS = {0, (16L << 20) - AREA / 2, 10 * GIB - AREA};

        final Map<ManagedObjectReference, byte[]> snapshots = new LinkedHashMap<>();
        byte[] now = new byte[AREA * AREAS.length];

        long position(int offset) {
            return AREAS[offset / AREA] + offset % AREA;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void holdsWhatAPlainArrayWouldHold(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<String> done = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            done.add(step(random, model));
            byte[] found = new byte[model.now.length];
            for (int i = 0; i < Model.AREAS.length; i++) {
                byte[] area = disk.read(Model.AREAS[i], Model.AREA);
                System.arraycopy(area, 0, found, i * Model.AREA, Model.AREA);
            }
            int difference = Arrays.mismatch(found, model.now);
            assertThat(difference).as("after %s", done).isEqualTo(-1);
        }
    }

    private String step(Random random, Model model) {
        int kind = random.nextInt(12);
        if (kind < 5) {
            return write(random, model);
        }
        if (kind < 8 || model.snapshots.isEmpty()) {
            model.snapshots.put(snapshot(), model.now.clone());
            return "snapshot";
        }
        ManagedObjectReference one =
                List.copyOf(model.snapshots.keySet()).get(random.nextInt(model.snapshots.size()));
        return switch (kind) {
            case 8, 9 -> {
                revert(one);
                model.now = Objects.requireNonNull(model.snapshots.get(one)).clone();
                yield "revert " + one.value();
            }
            case 10 -> {
                boolean children = random.nextBoolean();
                boolean consolidate = random.nextInt(3) > 0;
                remove(one, children, consolidate);
                model.snapshots.keySet().removeIf(each -> !exists(each));
                yield "remove " + one.value() + " " + children + " " + consolidate;
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    succeed(RemoveAllSnapshotsTaskRequest.builder(TestServer.vm(1)).build());
                    model.snapshots.clear();
                    yield "remove all";
                }
                succeed(ConsolidateVMDisksTaskRequest.builder(TestServer.vm(1)).build());
                yield "consolidate";
            }
        };
    }

    private boolean exists(ManagedObjectReference object) {
        return server.inventory().locked(() -> server.inventory().find(object)).isPresent();
    }

    private String write(Random random, Model model) {
        int start = random.nextInt(model.now.length);
        int rest = Model.AREA - start % Model.AREA;
        int length = 1 + random.nextInt(Math.min(rest, random.nextBoolean() ? 20_000 : 50));
        long position = model.position(start);
        int kind = random.nextInt(4);
        if (kind == 0) {
            disk.zero(position, length, random.nextBoolean());
            Arrays.fill(model.now, start, start + length, (byte) 0);
            return "zero " + length + " at " + position;
        }
        byte[] bytes = new byte[length];
        if (kind > 1) {
            random.nextBytes(bytes);
        }
        disk.write(position, bytes);
        System.arraycopy(bytes, 0, model.now, start, length);
        return "write " + length + " at " + position;
    }
}
