package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.EnumConstant;
import dev.vireo.vim.codegen.Schema.EnumDecl;
import java.util.stream.Collectors;

/// Writes the class of an enumeration.
final class EnumEmitter {
    private final String source;

    EnumEmitter(String source) {
        this.source = source;
    }

    SourceFile emit(EnumDecl decl) {
        String name = Naming.typeClass(decl.name());
        String values =
                decl.constants().stream()
                        .map(c -> ", " + JavaWriter.literal(c.value()))
                        .collect(Collectors.joining());
        JavaWriter out = new JavaWriter();
        out.doc("`" + decl.name() + "` of the VI API." + JavaWriter.since(decl.since()));
        out.add("public final class " + name + " extends EnumValue {");
        out.doc("The table of this enumeration.");
        out.add(
                "public static final EnumType<" + name + "> TYPE =",
                "        EnumType.define("
                        + JavaWriter.literal(decl.name())
                        + ", "
                        + name
                        + "::new"
                        + values
                        + ");");
        for (EnumConstant constant : decl.constants()) {
            out.add("");
            out.doc("`" + constant.value() + "`." + JavaWriter.since(constant.since()));
            out.add(
                    "public static final "
                            + name
                            + " "
                            + Naming.constant(constant.value())
                            + " = TYPE.of("
                            + JavaWriter.literal(constant.value())
                            + ");");
        }
        out.add("", "private " + name + "(String value, boolean known) {");
        out.add("super(value, known);", "}", "");
        out.doc(
                "Returns the value of a text.",
                "",
                "@param value the text on the wire",
                "@return the constant, or an unknown value that keeps the text");
        out.add("public static " + name + " of(String value) {", "return TYPE.of(value);", "}");
        out.add("", "@Override", "public EnumType<" + name + "> vimType() {", "return TYPE;");
        out.add("}", "}");
        return out.file(name, source);
    }
}
