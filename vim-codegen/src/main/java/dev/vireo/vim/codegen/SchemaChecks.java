package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Decl;
import dev.vireo.vim.codegen.Schema.EnumConstant;
import dev.vireo.vim.codegen.Schema.EnumDecl;
import dev.vireo.vim.codegen.Schema.Extending;
import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.Schema.Member;
import dev.vireo.vim.codegen.Schema.MethodDecl;
import dev.vireo.vim.codegen.Schema.ObjectDecl;
import dev.vireo.vim.codegen.Schema.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Checks what names mean: every type is declared, once, nothing extends itself, and no two names
/// become the same Java name.
final class SchemaChecks {
    private final String file;
    private final Schema schema;
    private final Map<String, Decl> declarations = new HashMap<>();

    private SchemaChecks(String file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /// Checks a schema.
    ///
    /// @param file the name to show in errors
    /// @param schema the schema
    /// @throws SchemaException for the first thing that is wrong
    static void check(String file, Schema schema) {
        new SchemaChecks(file, schema).check();
    }

    private void check() {
        checkTypeNames();
        schema.enums().forEach(this::checkEnum);
        schema.objects().forEach(o -> checkBase(o, ObjectDecl.class, "object"));
        schema.managed().forEach(m -> checkBase(m, ManagedDecl.class, "managed object"));
        schema.objects().forEach(this::checkCycle);
        schema.managed().forEach(this::checkCycle);
        schema.objects().forEach(this::checkObject);
        Map<String, MethodDecl> methods = new HashMap<>();
        schema.managed().forEach(m -> checkManaged(m, methods));
    }

    private void checkTypeNames() {
        Map<String, Decl> ignoringCase = new HashMap<>();
        Stream.of(schema.enums(), schema.objects(), schema.managed())
                .<Decl>flatMap(List::stream)
                .forEach(decl -> {
                    checkIdentifier(decl.name(), decl.line());
                    if (SchemaParser.BUILT_IN.contains(decl.name()) || decl.name().equals("ref")) {
                        throw error(
                                decl.line(),
                                "'" + decl.name() + "' is the name of a built-in type");
                    }
                    if (Naming.isReservedType(decl.name())) {
                        throw error(
                                decl.line(),
                                "'"
                                        + decl.name()
                                        + "' is the name of a hand-written type of the"
                                        + " bindings");
                    }
                    Decl twin =
                            ignoringCase.putIfAbsent(decl.name().toLowerCase(Locale.ROOT), decl);
                    if (twin != null) {
                        throw duplicate("type", decl.name(), decl.line(), twin.line());
                    }
                    declarations.put(decl.name(), decl);
                });
    }

    private void checkIdentifier(String name, int line) {
        boolean good = Character.isJavaIdentifierStart(name.charAt(0));
        for (int i = 1; i < name.length(); i++) {
            good &= Character.isJavaIdentifierPart(name.charAt(i));
        }
        if (!good) {
            throw error(line, "'" + name + "' is not a name: letters, digits and _ only");
        }
    }

    private void checkEnum(EnumDecl decl) {
        Map<String, EnumConstant> values = new HashMap<>();
        for (EnumConstant constant : decl.constants()) {
            checkIdentifier(constant.value(), constant.line());
            EnumConstant twin = values.putIfAbsent(Naming.constant(constant.value()), constant);
            if (twin != null) {
                throw duplicate("value", constant.value(), constant.line(), twin.line());
            }
        }
    }

    private void checkBase(Extending decl, Class<? extends Decl> kind, String kindName) {
        String base = decl.base();
        if (base == null) {
            return;
        }
        Decl found = declarations.get(base);
        if (found == null) {
            throw error(
                    decl.line(), "unknown type '" + base + "' extended by '" + decl.name() + "'");
        }
        if (!kind.isInstance(found)) {
            throw error(
                    decl.line(),
                    "'"
                            + decl.name()
                            + "' extends '"
                            + base
                            + "', which is no "
                            + kindName
                            + " (line "
                            + found.line()
                            + ")");
        }
    }

    private void checkCycle(Extending decl) {
        Set<String> seen = new HashSet<>();
        StringBuilder way = new StringBuilder(decl.name());
        Extending at = decl;
        while (seen.add(at.name())) {
            String base = at.base();
            if (base == null || !(declarations.get(base) instanceof Extending next)) {
                return;
            }
            way.append(" extends ").append(base);
            at = next;
        }
        throw error(decl.line(), "cycle: " + way);
    }

    private void checkObject(ObjectDecl decl) {
        Map<String, Member> seen = new HashMap<>();
        String base = decl.base();
        while (base != null && declarations.get(base) instanceof ObjectDecl parent) {
            parent.members().forEach(m -> seen.put(m.name(), m));
            base = parent.base();
        }
        checkMembers(decl.members(), seen);
    }

    private void checkManaged(ManagedDecl decl, Map<String, MethodDecl> methods) {
        checkMembers(decl.properties(), new HashMap<>());
        for (MethodDecl method : decl.methods()) {
            checkIdentifier(method.name(), method.line());
            MethodDecl twin = methods.putIfAbsent(Naming.requestClass(method.name()), method);
            if (twin != null) {
                throw duplicate("method", method.name(), method.line(), twin.line());
            }
            Decl clash = declarations.get(Naming.requestClass(method.name()));
            if (clash != null) {
                throw error(
                        method.line(),
                        "the request of method '"
                                + method.name()
                                + "' would be called like '"
                                + clash.name()
                                + "' (line "
                                + clash.line()
                                + ")");
            }
            checkMembers(method.parameters(), new HashMap<>());
            if (method.result() != null) {
                checkType(method.result(), method.line());
            }
        }
        Decl clash = declarations.get(Naming.handlerClass(decl.name()));
        if (clash != null) {
            throw error(
                    decl.line(),
                    "the handler of '"
                            + decl.name()
                            + "' would be called like '"
                            + clash.name()
                            + "' (line "
                            + clash.line()
                            + ")");
        }
    }

    private void checkMembers(List<Member> members, Map<String, Member> seen) {
        Map<String, Member> javaNames = new HashMap<>();
        seen.values().forEach(m -> javaNames.put(Naming.accessor(m.name()), m));
        for (Member member : members) {
            checkIdentifier(member.name(), member.line());
            Member twin = seen.putIfAbsent(member.name(), member);
            if (twin == null) {
                twin = javaNames.putIfAbsent(Naming.accessor(member.name()), member);
            }
            if (twin != null) {
                throw duplicate("member", member.name(), member.line(), twin.line());
            }
            checkType(member.type(), member.line());
        }
    }

    private void checkType(TypeName type, int line) {
        switch (type) {
            case TypeName.BuiltIn _ -> {}
            case TypeName.Declared(String name) -> {
                Decl found = declarations.get(name);
                if (found == null) {
                    throw error(line, "unknown type '" + name + "'");
                }
                if (found instanceof ManagedDecl) {
                    throw error(
                            line, "'" + name + "' is a managed object: write 'ref<" + name + ">'");
                }
            }
            case TypeName.Reference(var target) -> {
                if (target != null && !(declarations.get(target) instanceof ManagedDecl)) {
                    throw error(line, "unknown managed object '" + target + "'");
                }
            }
        }
    }

    private SchemaException duplicate(String what, String name, int line, int first) {
        return error(line, "duplicate " + what + " '" + name + "', first in line " + first);
    }

    private SchemaException error(int line, String problem) {
        return new SchemaException(file, line, problem);
    }
}
