package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Member;
import dev.vireo.vim.codegen.Schema.ObjectDecl;
import dev.vireo.vim.codegen.Schema.Occurrence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the class of a data object: its table, an accessor for each member of its own, and a
/// builder that extends its base's.
final class DataObjectEmitter {
    private final String source;
    private final JavaTypes types;
    private final Map<String, ObjectDecl> objects;

    DataObjectEmitter(String source, Schema schema) {
        this.source = source;
        this.types = new JavaTypes(schema);
        this.objects = schema.objectsByName();
    }

    SourceFile emit(ObjectDecl decl) {
        String name = Naming.typeClass(decl.name());
        String base = decl.base() == null ? "DataObject" : Naming.typeClass(decl.base());
        JavaWriter out = new JavaWriter();
        out.doc("`" + decl.name() + "` of the VI API." + JavaWriter.since(decl.since()));
        out.add("public class " + name + " extends " + base + " {");
        out.doc("The table of this type.");
        out.add(
                "public static final DataType TYPE =",
                "        DataType.define("
                        + JavaWriter.literal(decl.name())
                        + ", "
                        + (decl.base() == null ? "null" : base + ".TYPE")
                        + ", "
                        + name
                        + "::new,",
                "                "
                        + table(types, decl.members())
                        + (decl.since() == null ? "" : ", " + JavaWriter.literal(decl.since()))
                        + ");");
        out.add("", name + "(DataAssembler content) {", "super(content);", "}");
        int first = inheritedCount(decl);
        for (int i = 0; i < decl.members().size(); i++) {
            accessor(out, types, decl.members().get(i), first + i);
        }
        builderMethods(out, name);
        builder(out, name, base, decl.members(), first);
        out.add("}");
        return out.file(name, source);
    }

    /// Spells the table of some members.
    static String table(JavaTypes types, List<Member> members) {
        if (members.isEmpty()) {
            return "\"\"";
        }
        return members.stream()
                .map(m -> JavaWriter.literal(types.table(m)))
                .collect(Collectors.joining("\n                        + "));
    }

    static void accessor(JavaWriter out, JavaTypes types, Member member, int index) {
        Occurrence occurrence = member.occurrence();
        String result = types.nullable(member.type(), occurrence);
        String body =
                switch (occurrence) {
                    case OPTIONAL -> "optional(" + index + ")";
                    case REQUIRED ->
                            "this.<" + types.item(member.type()) + ">required(" + index + ")";
                    case REQUIRED_LIST, OPTIONAL_LIST -> "list(" + index + ")";
                };
        String value =
                switch (occurrence) {
                    case OPTIONAL -> "the value, or null if it is absent";
                    case REQUIRED ->
                            "the value; [MissingMemberException] if the server left it out";
                    case REQUIRED_LIST, OPTIONAL_LIST -> "the items, empty if it is absent";
                };
        out.add("");
        out.doc(
                "Returns `" + member.name() + "`." + JavaWriter.since(member.since()),
                "",
                "@return " + value);
        out.add("public final " + result + " " + Naming.accessor(member.name()) + "() {");
        out.add("return " + body + ";", "}");
    }

    private static void builderMethods(JavaWriter out, String name) {
        out.add("");
        out.doc("Starts a value of this type.", "", "@return an empty builder");
        out.add("public static " + name + ".Builder<?> builder() {");
        out.add("return new Builder<>(TYPE.assemble());", "}");
        out.add("", "@Override", "public " + name + ".Builder<?> toBuilder() {");
        out.add("return new Builder<>(new DataAssembler(this));", "}");
    }

    static void setter(JavaWriter out, JavaTypes types, Member member, int index) {
        String parameter = Naming.accessor(member.name());
        out.add("");
        out.doc("Sets `" + member.name() + "`.", "");
        out.doc(
                "@param "
                        + parameter
                        + (member.occurrence().isList() ? " the items" : " the value"));
        out.doc("@return this builder");
        String type = types.nullable(member.type(), member.occurrence());
        if (member.occurrence().isList()) {
            type = "List<? extends " + types.item(member.type()) + ">";
        }
        out.add("public final SELF " + parameter + "(" + type + " " + parameter + ") {");
        String call = member.occurrence().isList() ? "putList(" : "put(";
        out.add("return " + call + index + ", " + parameter + ");", "}");
    }

    private void builder(
            JavaWriter out, String name, String base, List<Member> members, int first) {
        out.add("");
        out.doc("Builds [" + name + "].", "", "@param <SELF> the type of the builder itself");
        out.add(
                "public static class Builder<SELF extends Builder<SELF>> extends "
                        + base
                        + ".Builder<SELF> {");
        out.add("Builder(DataAssembler content) {", "super(content);", "}");
        for (int i = 0; i < members.size(); i++) {
            setter(out, types, members.get(i), first + i);
        }
        out.add("", "@Override", "public " + name + " build() {");
        out.add("return (" + name + ") assemble();", "}", "}");
    }

    private int inheritedCount(ObjectDecl decl) {
        ObjectDecl base = decl.base() == null ? null : objects.get(decl.base());
        return base == null ? 0 : inheritedCount(base) + base.members().size();
    }
}
