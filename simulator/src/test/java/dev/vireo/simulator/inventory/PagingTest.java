package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.ContinueRetrievePropertiesExRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.RetrieveOptions;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.RetrieveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final TestServer server =
            TestServer.esx(EsxModel.numbered(2500).toArray(MachinePlan[]::new));

    private PropertyFilterSpec names() {
        return TestServer.traversing(
                server.content().rootFolder(),
                true,
                TestServer.wholeTree(),
                "VirtualMachine",
                "name");
    }

    @Test
    void serverPagesLargeResultsUnasked() {
        RetrieveResult page =
                Objects.requireNonNull(
                        server.call(
                                RetrievePropertiesExRequest.builder(
                                                server.content().propertyCollector())
                                        .specSet(List.of(names()))
                                        .options(RetrieveOptions.builder().build())
                                        .build()));
        List<Integer> sizes = new ArrayList<>(List.of(page.objects().size()));
        List<ManagedObjectReference> seen =
                new ArrayList<>(page.objects().stream().map(ObjectContent::obj).toList());
        for (String token = page.token(); token != null; token = page.token()) {
            page =
                    server.call(
                            ContinueRetrievePropertiesExRequest.builder(
                                            server.content().propertyCollector())
                                    .token(token)
                                    .build());
            sizes.add(page.objects().size());
            page.objects().forEach(row -> seen.add(row.obj()));
        }
        assertThat(sizes).containsExactly(1000, 1000, 500);
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void callWithoutPagesGetsAllAtOnce() {
        assertThat(server.retrieve(names())).hasSize(2500);
    }
}
