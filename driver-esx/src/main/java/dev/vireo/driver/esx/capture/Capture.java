package dev.vireo.driver.esx.capture;

import dev.vireo.client.InventoryView;
import dev.vireo.client.PropertyRow;
import dev.vireo.client.ProtocolException;
import dev.vireo.client.Session;
import dev.vireo.client.VimFaultException;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataVisitor;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Writes all objects of a server with all their properties into a file.
///
/// It begins with what a view of the whole tree shows, and follows every reference that it finds:
/// to managers, browsers, snapshots. Many objects are asked for at a time, and each is written as
/// soon as it is there, so neither requests nor memory grow with what objects hold.
public final class Capture {
    /// How many objects a request names, and how many a page of the reply brings.
    private static final int OBJECTS = 500;

    private static final int PAGE = 100;
    private static final String NAME = "name";
    private static final ManagedObjectReference SERVICE_INSTANCE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    /// What belongs to a session or passes by.
    private static final Set<String> PASSING_TYPES =
            Set.of(
                    "ContainerView",
                    "EventHistoryCollector",
                    "HistoryCollector",
                    "HttpNfcLease",
                    "InventoryView",
                    "ListView",
                    "ManagedObjectView",
                    "PropertyCollector",
                    "PropertyFilter",
                    "Task",
                    "TaskHistoryCollector",
                    "View");

    private static final Set<String> PASSING_PROPERTIES =
            Set.of(
                    "currentSession",
                    "latestEvent",
                    "latestPage",
                    "recentTask",
                    "serverClock",
                    "sessionList",
                    "viewList");

    private final Session session;
    private final SoapCodec codec = new SoapCodec();
    private final Disguise disguise;
    private final boolean anonymised;
    private final Consumer<String> progress;
    private final Set<ManagedObjectReference> known = new HashSet<>();
    private final Set<ManagedObjectReference> written = new HashSet<>();
    private final Deque<ManagedObjectReference> open = new ArrayDeque<>();

    /// Prepares a capture.
    ///
    /// @param session the session to read with
    /// @param disguise what is done to values before they are written
    /// @param progress sees a line now and then
    public Capture(Session session, Disguise disguise, Consumer<String> progress) {
        this.session = session;
        this.disguise = disguise;
        this.anonymised = !disguise.equals(Disguise.NONE);
        this.progress = progress;
    }

    /// Writes the file.
    ///
    /// @param target the file
    /// @return how many objects are in it
    /// @throws IOException if it cannot be written; nothing is left of it then
    public long write(Path target) throws IOException {
        String version = session.client().version().toString();
        try (CaptureFile file = CaptureFile.create(target, version, anonymised)) {
            meet(SERVICE_INSTANCE);
            view();
            while (!open.isEmpty()) {
                List<ManagedObjectReference> some = new ArrayList<>(OBJECTS);
                while (some.size() < OBJECTS && !open.isEmpty()) {
                    some.add(open.poll());
                }
                read(some, file);
                progress.accept(
                        "captured " + written.size() + " objects, " + open.size() + " more known");
            }
            return file.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Says why a file cannot be written.
    ///
    /// @param why what [#write(Path)] has thrown
    /// @return a few words for people
    public static String reason(IOException why) {
        return CaptureFile.reason(why);
    }

    private void meet(ManagedObjectReference reference) {
        ManagedObjectReference plain =
                new ManagedObjectReference(reference.type(), reference.value());
        if (!PASSING_TYPES.contains(plain.type()) && known.add(plain)) {
            open.add(plain);
        }
    }

    /// Meets what a user sees who may not look at all of the way to it.
    private void view() {
        ManagedObjectReference root = session.client().serviceContent().rootFolder();
        try (InventoryView view =
                session.propertyCollector().view(root, List.of("ManagedEntity"), true)) {
            session.propertyCollector()
                    .retrieve(
                            List.of(view.filter("ManagedEntity", List.of(NAME))),
                            row -> {
                                meet(row.object());
                                row.get(NAME)
                                        .ifPresent(name -> disguise.meet(String.valueOf(name)));
                            });
        } catch (ProtocolException | VimFaultException e) {
            progress.accept("no view of the whole tree, following references: " + e.getMessage());
        }
    }

    /// Reads some objects. If the server refuses, halves of them are read, so that one object that
    /// cannot be read is the only one that is left out.
    private void read(List<ManagedObjectReference> some, CaptureFile file) throws IOException {
        try {
            session.propertyCollector()
                    .retrieveWhile(
                            List.of(filter(some)),
                            PAGE,
                            session.options().calls(),
                            row -> {
                                write(row, file);
                                return true;
                            });
        } catch (VimFaultException e) {
            List<ManagedObjectReference> left =
                    some.stream().filter(each -> !written.contains(each)).toList();
            if (left.size() > 1) {
                read(left.subList(0, left.size() / 2), file);
                read(left.subList(left.size() / 2, left.size()), file);
            } else if (left.size() == 1) {
                refused(left.getFirst(), e, file);
            }
        }
    }

    private void refused(ManagedObjectReference object, VimFaultException e, CaptureFile file)
            throws IOException {
        written.add(object);
        progress.accept("cannot read " + object + ": " + e.getMessage());
        if (e.fault().orElse(null) instanceof ManagedObjectNotFound) {
            return;
        }
        Map<String, String> missing = new LinkedHashMap<>();
        e.fault()
                .ifPresent(fault ->
                        missing.put(
                                "",
                                codec.encodeValue(
                                        disguise.value(
                                                LocalizedMethodFault.builder()
                                                        .fault(fault)
                                                        .build()))));
        file.object(disguise.reference(object).toString(), Map.of(), missing);
    }

    private static PropertyFilterSpec filter(List<ManagedObjectReference> some) {
        Set<String> types = new LinkedHashSet<>();
        some.forEach(each -> types.add(each.type()));
        return PropertyFilterSpec.builder()
                .propSet(
                        types.stream()
                                .map(type -> PropertySpec.builder().type(type).all(true).build())
                                .toList())
                .objectSet(
                        some.stream()
                                .map(each -> ObjectSpec.builder().obj(each).skip(false).build())
                                .toList())
                .reportMissingObjectsInResults(true)
                .build();
    }

    private void write(PropertyRow row, CaptureFile file) {
        ManagedObjectReference self =
                new ManagedObjectReference(row.object().type(), row.object().value());
        if (!written.add(self)) {
            return;
        }
        boolean gone = row.content().propSet().isEmpty() && row.missing().containsKey("");
        if (gone) {
            progress.accept("there is no " + self + ", although something refers to it");
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (DynamicProperty property : row.content().propSet()) {
            if (!PASSING_PROPERTIES.contains(property.name())) {
                property.value("val")
                        .ifPresent(value -> {
                            follow(value);
                            encode(
                                    self,
                                    property.name(),
                                    disguise.property(self.type(), property.name(), value),
                                    values);
                        });
            }
        }
        Map<String, String> missing = new LinkedHashMap<>();
        row.missing().forEach((path, fault) -> encode(self, path, disguise.value(fault), missing));
        try {
            file.object(disguise.reference(self).toString(), values, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void encode(
            ManagedObjectReference self, String name, Object value, Map<String, String> values) {
        try {
            values.put(name, codec.encodeValue(value));
        } catch (SoapException e) {
            progress.accept("left out " + name + " of " + self + ": " + e.getMessage());
        }
    }

    private void follow(Object value) {
        switch (value) {
            case ManagedObjectReference reference -> meet(reference);
            case ArrayValue array -> array.items().forEach(this::follow);
            case DataObject object -> object.accept(new References());
            default -> {
                // a text or a number
            }
        }
    }

    private final class References implements DataVisitor {
        @Override
        public void value(String path, DataMember member, Object value) {
            if (value instanceof ManagedObjectReference reference) {
                meet(reference);
            }
        }
    }
}
