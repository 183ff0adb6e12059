package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.Schema.Member;
import dev.vireo.vim.codegen.Schema.MethodDecl;
import dev.vireo.vim.codegen.Schema.Occurrence;
import dev.vireo.vim.codegen.Schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what a managed object becomes: a client's view, a server's interface, and a request for
/// each method.
final class ManagedObjectEmitter {
    private final String source;
    private final JavaTypes types;

    ManagedObjectEmitter(String source, Schema schema) {
        this.source = source;
        this.types = new JavaTypes(schema);
    }

    Stream<SourceFile> emit(ManagedDecl decl) {
        List<SourceFile> files = new ArrayList<>();
        files.add(view(decl));
        files.add(handler(decl));
        decl.methods().forEach(method -> files.add(request(decl, method)));
        return files.stream();
    }

    private SourceFile view(ManagedDecl decl) {
        String name = Naming.typeClass(decl.name());
        String base = decl.base() == null ? "ManagedObject" : Naming.typeClass(decl.base());
        JavaWriter out = new JavaWriter();
        out.doc("A view of a `" + decl.name() + "` of a server." + JavaWriter.since(decl.since()));
        out.add("public class " + name + " extends " + base + " {");
        out.doc("The table of this type's properties.");
        out.add(
                "public static final ManagedType TYPE =",
                "        ManagedType.define("
                        + JavaWriter.literal(decl.name())
                        + ", "
                        + (decl.base() == null ? "null" : base + ".TYPE")
                        + ",",
                "                " + DataObjectEmitter.table(types, decl.properties()) + ");");
        decl.properties().forEach(property -> property(out, property));
        out.add("");
        out.doc(
                "Makes a view.",
                "",
                "@param reference the object",
                "@param invoker who sends the requests");
        out.add("public " + name + "(ManagedObjectReference reference, MethodInvoker invoker) {");
        out.add("super(reference, invoker);", "}");
        decl.methods().forEach(method -> call(out, method));
        out.add("}");
        return out.file(name, source);
    }

    private void property(JavaWriter out, Member property) {
        String type = types.argument(property.type(), property.occurrence());
        out.add("");
        out.doc("The property `" + property.name() + "`." + JavaWriter.since(property.since()));
        out.add(
                "public static final ManagedProperty<"
                        + type
                        + "> "
                        + Naming.constant(property.name())
                        + " =",
                "        new ManagedProperty<>(" + JavaWriter.literal(property.name()) + ");");
    }

    private void call(JavaWriter out, MethodDecl method) {
        out.add("");
        out.doc("Calls `" + method.name() + "`." + JavaWriter.since(method.since()));
        if (!method.parameters().isEmpty() || method.result() != null) {
            out.doc("");
        }
        for (Member parameter : method.parameters()) {
            String absent =
                    switch (parameter.occurrence()) {
                        case OPTIONAL -> ", or null to leave it out";
                        case OPTIONAL_LIST -> ", empty to leave it out";
                        case REQUIRED, REQUIRED_LIST -> "";
                    };
            out.doc(
                    "@param "
                            + Naming.accessor(parameter.name())
                            + " `"
                            + parameter.name()
                            + "`"
                            + absent);
        }
        if (method.result() != null) {
            out.doc("@return the result" + (isOptional(method) ? ", or null for none" : ""));
        }
        String parameters =
                method.parameters().stream()
                        .map(p ->
                                types.nullable(p.type(), p.occurrence())
                                        + " "
                                        + Naming.accessor(p.name()))
                        .collect(Collectors.joining(", "));
        out.add(
                "public final "
                        + result(method)
                        + " "
                        + Naming.method(method.name())
                        + "("
                        + parameters
                        + ") {");
        StringBuilder chain = new StringBuilder();
        method.parameters()
                .forEach(p ->
                        chain.append('.')
                                .append(Naming.accessor(p.name()))
                                .append('(')
                                .append(Naming.accessor(p.name()))
                                .append(')'));
        out.add(
                (method.result() == null ? "" : "return ")
                        + "invoker().invoke("
                        + Naming.requestClass(method.name())
                        + ".builder(reference())"
                        + chain
                        + ".build());",
                "}");
    }

    private SourceFile handler(ManagedDecl decl) {
        String name = Naming.handlerClass(decl.name());
        String base =
                decl.base() == null ? "ManagedObjectHandler" : Naming.handlerClass(decl.base());
        JavaWriter out = new JavaWriter();
        out.doc("Implements the methods of `" + decl.name() + "` on the server's side.");
        out.add("public interface " + name + " extends " + base + " {");
        String separator = null;
        for (MethodDecl method : decl.methods()) {
            if (separator != null) {
                out.add(separator);
            }
            separator = "";
            out.doc("Answers `" + method.name() + "`.", "", "@param request the call");
            if (method.result() != null) {
                out.doc("@return the result" + (isOptional(method) ? ", or null for none" : ""));
            }
            out.add(
                    "default "
                            + result(method)
                            + " "
                            + Naming.method(method.name())
                            + "("
                            + Naming.requestClass(method.name())
                            + " request) {");
            out.add("throw unimplemented(request);", "}");
        }
        out.add("}");
        return out.file(name, source);
    }

    private SourceFile request(ManagedDecl owner, MethodDecl method) {
        String name = Naming.requestClass(method.name());
        JavaWriter out = new JavaWriter();
        out.doc(
                "A call of `"
                        + owner.name()
                        + "."
                        + method.name()
                        + "`."
                        + JavaWriter.since(method.since()));
        out.add(
                "public final class "
                        + name
                        + " extends MethodRequest<"
                        + resultArgument(method)
                        + "> {");
        out.doc("The table of the parameters.");
        Member self =
                new Member(
                        "_this",
                        new TypeName.Reference(owner.name()),
                        Occurrence.REQUIRED,
                        null,
                        method.line());
        List<Member> all = new ArrayList<>(method.parameters());
        all.addFirst(self);
        out.add(
                "public static final DataType TYPE =",
                "        DataType.define("
                        + JavaWriter.literal(method.name())
                        + ", null, "
                        + name
                        + "::new,",
                "                " + DataObjectEmitter.table(types, all) + ");");
        out.add("");
        out.doc("The method.");
        String type = method.result() == null ? "" : types.table(method.result());
        String occurrence =
                method.resultOccurrence() == null ? "" : method.resultOccurrence().text();
        out.add(
                "public static final MethodType METHOD =",
                "        MethodType.define("
                        + JavaWriter.literal(method.name())
                        + ", "
                        + JavaWriter.literal(owner.name())
                        + ", "
                        + JavaWriter.literal(type)
                        + ", "
                        + JavaWriter.literal(occurrence)
                        + ");");
        out.add("", name + "(DataAssembler content) {", "super(content);", "}");
        for (int i = 0; i < method.parameters().size(); i++) {
            DataObjectEmitter.accessor(out, types, method.parameters().get(i), i + 1);
        }
        requestMethods(out, owner, method);
        requestBuilder(out, name, method);
        out.add("}");
        return out.file(name, source);
    }

    private void requestMethods(JavaWriter out, ManagedDecl owner, MethodDecl method) {
        String name = Naming.requestClass(method.name());
        out.add("", "@Override", "public MethodType vimMethod() {", "return METHOD;", "}");
        String handler = Naming.handlerClass(owner.name());
        String nullable = method.result() == null || isOptional(method) ? "@Nullable " : "";
        out.add(
                "",
                "@Override",
                "public "
                        + nullable
                        + (method.result() == null
                                ? "Void"
                                : types.argument(method.result(), resultOccurrence(method)))
                        + " dispatch(ManagedObjectHandler handler) {");
        String call = "((" + handler + ") handler)." + Naming.method(method.name()) + "(this);";
        if (method.result() == null) {
            out.add(call, "return null;");
        } else {
            out.add("return " + call);
        }
        out.add("}", "");
        out.doc(
                "Starts a call.",
                "",
                "@param self the object it goes to",
                "@return a builder without parameters");
        out.add("public static Builder<?> builder(ManagedObjectReference self) {");
        out.add("return new Builder<>(TYPE.assemble()).put(0, self);", "}");
        out.add("", "@Override", "public " + name + ".Builder<?> toBuilder() {");
        out.add("return new Builder<>(new DataAssembler(this));", "}");
    }

    private void requestBuilder(JavaWriter out, String name, MethodDecl method) {
        out.add("");
        out.doc("Builds [" + name + "].", "", "@param <SELF> the type of the builder itself");
        out.add(
                "public static final class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {");
        out.add("Builder(DataAssembler content) {", "super(content);", "}");
        for (int i = 0; i < method.parameters().size(); i++) {
            DataObjectEmitter.setter(out, types, method.parameters().get(i), i + 1);
        }
        out.add("", "@Override", "public " + name + " build() {");
        out.add("return (" + name + ") assemble();", "}", "}");
    }

    private static boolean isOptional(MethodDecl method) {
        return method.resultOccurrence() == Occurrence.OPTIONAL;
    }

    private static Occurrence resultOccurrence(MethodDecl method) {
        Occurrence occurrence = method.resultOccurrence();
        return occurrence == null ? Occurrence.OPTIONAL : occurrence;
    }

    private String result(MethodDecl method) {
        return method.result() == null
                ? "void"
                : types.nullable(method.result(), resultOccurrence(method));
    }

    private String resultArgument(MethodDecl method) {
        if (method.result() == null) {
            return "@Nullable Void";
        }
        String type = types.argument(method.result(), resultOccurrence(method));
        return isOptional(method) ? "@Nullable " + type : type;
    }
}
