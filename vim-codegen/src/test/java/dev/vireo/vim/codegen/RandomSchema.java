package dev.vireo.vim.codegen;

import dev.vireo.testkit.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes valid schemas, rich in names that mean something in Java or in the bindings.
final class RandomSchema {
    private static final List<String> BUILT_IN =
            List.of(
                    "string int long short byte boolean float double dateTime base64Binary anyURI anyType ref"
                            .split(" "));
    private static final List<String> OCCURRENCES = List.of("r", "o", "rl", "ol");
    private static final List<String> TYPE_NAMES =
            List.of(
                    "Event Task Error Exception Record Iterable Number Thread Module Runtime Enum Frame Var Yield Process Request Handler Method Reference Element Attribute Deprecated Character Throwable Record_1 vm x y2 lowerCase _Type E R T"
                            .split(" "));
    private static final List<String> MEMBER_NAMES =
            List.of(
                    "ID name default class type TYPE2 new getClass hashCode toString equals wait builder toBuilder build value valueAt list optional required put putList assemble self reference invoker vimType end method returns since extends enum object managed IPAddress _x index content request handler record yield var unimplemented accept values unknowns x y"
                            .split(" "));

    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder("# random\n");
    private final Set<String> classes = new HashSet<>(Set.of("methodrequest")); // hand-written
    private final List<String> types = new ArrayList<>(BUILT_IN);
    private final List<Parent> objects = new ArrayList<>();
    private final List<Parent> managed = new ArrayList<>();

    private RandomSchema(RandomGenerator random) {
        this.random = random;
    }

    static String text(RandomGenerator random) {
        return new RandomSchema(random).make();
    }

    private String make() {
        for (int i = random.nextInt(4); i > 0; i--) {
            enumeration();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            managedObject();
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            dataObject();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            managedObject();
        }
        enumeration();
        return text.toString();
    }

    private void enumeration() {
        String name = typeName("");
        text.append("enum ").append(name).append(since()).append('\n');
        Set<String> taken = new HashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("    ").append(memberName(taken)).append(since()).append('\n');
        }
        text.append("end\n\n");
        types.add(name);
    }

    private void dataObject() {
        String name = typeName("");
        Parent parent = parent(objects);
        Set<String> taken = new HashSet<>(parent.members);
        types.add(name); // an object may hold its own kind
        text.append("object ").append(name).append(parent.clause()).append(since()).append('\n');
        members("    ", taken);
        text.append("end\n\n");
        objects.add(new Parent(name, taken));
    }

    private void managedObject() {
        String name = typeName("Handler");
        Parent parent = parent(managed);
        types.add("ref<" + name + ">");
        text.append("managed ").append(name).append(parent.clause()).append(since()).append('\n');
        members("    ", new HashSet<>(Set.of("method")));
        for (int i = random.nextInt(4); i > 0; i--) {
            method();
        }
        text.append("end\n\n");
        managed.add(new Parent(name, Set.of()));
    }

    private void method() {
        String name = Samples.oneOf(random, MEMBER_NAMES);
        while (!classes.add(key(name + "Request"))) {
            name = name + random.nextInt(100) + Samples.oneOf(random, List.of("", "_Task"));
        }
        text.append("    method ").append(name);
        if (random.nextBoolean()) {
            text.append(" returns ").append(Samples.oneOf(random, types));
            text.append(' ').append(Samples.oneOf(random, OCCURRENCES));
        }
        text.append(since()).append('\n');
        members("        ", new HashSet<>());
        text.append("    end\n");
    }

    private void members(String indent, Set<String> taken) {
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(indent).append(memberName(taken));
            text.append("  ").append(Samples.oneOf(random, types));
            text.append("  ").append(Samples.oneOf(random, OCCURRENCES));
            text.append(since()).append('\n');
        }
    }

    private String typeName(String alsoWith) {
        String name = Samples.oneOf(random, TYPE_NAMES);
        while (classes.contains(key(name)) || classes.contains(key(name + alsoWith))) {
            name = name + random.nextInt(100);
        }
        classes.add(key(name));
        classes.add(key(name + alsoWith));
        return name;
    }

    private String memberName(Set<String> taken) {
        String name = Samples.oneOf(random, MEMBER_NAMES);
        while (!taken.add(key(name))) {
            name = name + random.nextInt(100);
        }
        return name;
    }

    /// Names that are the same without case and underscores may become the same Java name.
    private static String key(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Parent parent(List<Parent> candidates) {
        return candidates.isEmpty() || random.nextInt(4) == 0
                ? new Parent("", Set.of())
                : Samples.oneOf(random, candidates);
    }

    private String since() {
        return random.nextInt(5) == 0 ? "  since 8.0." + random.nextInt(4) + ".0" : "";
    }

    private record Parent(String name, Set<String> members) {
        String clause() {
            return name.isEmpty() ? "" : " extends " + name;
        }
    }
}
