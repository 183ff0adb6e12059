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
import dev.vireo.vim.codegen.SchemaException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Checks what names mean: every type is declared, once, nothing extends itself, and no two names
/// become the same Java name. Goes on after a problem, so that all of them are told at once.
final class SchemaChecks {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String file;
    private final Schema schema;
    private final Map<String, Decl> declarations = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SchemaChecks(String file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /// Checks a schema.
    ///
    /// @param file the name to show in errors
    /// @param schema the schema
    /// @throws SchemaException for a schema with anything wrong
    static void check(String file, Schema schema) {
        new SchemaChecks(file, schema).check();
    }

    private void check() {
        if (schema.declarations().isEmpty()) {
            report(1, "the schema declares nothing");
        }
        schema.declarations().forEach(this::declare);
        new ClassNames(problems::add).check(schema);
        schema.enums().forEach(this::checkEnum);
        schema.objects().forEach(o -> checkBase(o, ObjectDecl.class, "object"));
        schema.managed().forEach(m -> checkBase(m, ManagedDecl.class, "managed object"));
        schema.objects().forEach(this::checkCycle);
        schema.managed().forEach(this::checkCycle);
        schema.objects().forEach(this::checkObject);
        schema.managed().forEach(this::checkManaged);
        if (!problems.isEmpty()) {
            throw new SchemaException(file, problems);
        }
    }

    private void declare(Decl decl) {
        checkName(decl.name(), decl.line());
        declarations.putIfAbsent(decl.name(), decl);
    }

    private void checkName(String name, int line) {
        if (!NAME.matcher(name).matches()) {
            report(line, "'" + name + "' is not a name: letters, digits and _ only");
        }
    }

    private void checkEnum(EnumDecl decl) {
        Map<String, EnumConstant> byJavaName = new HashMap<>();
        for (EnumConstant constant : decl.constants()) {
            checkName(constant.value(), constant.line());
            String javaName = Naming.constant(constant.value());
            EnumConstant twin = byJavaName.putIfAbsent(javaName, constant);
            if (twin != null) {
                duplicate("value", constant.value(), constant.line(), twin.value(), twin.line());
            }
        }
    }

    private void checkBase(Extending decl, Class<? extends Decl> kind, String kindName) {
        String base = decl.base();
        if (base == null) {
            return;
        }
        Decl found = declarations.get(base);
        if (found == null && !SchemaParser.isBuiltIn(base)) {
            report(decl.line(), "unknown type '" + base + "' extended by '" + decl.name() + "'");
        } else if (!kind.isInstance(found)) {
            String where = found == null ? "built-in" : "line " + found.line();
            String what = "'" + base + "' (" + where + "), which is no " + kindName;
            report(decl.line(), "'" + decl.name() + "' extends " + what);
        }
    }

    /// Reports a cycle at each declaration that lies on it, not at those that lead into it.
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
        if (at.name().equals(decl.name())) {
            report(decl.line(), "cycle: " + way);
        }
    }

    private void checkObject(ObjectDecl decl) {
        Map<String, Member> inherited = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(decl.name()));
        String base = decl.base();
        while (base != null
                && seen.add(base)
                && declarations.get(base) instanceof ObjectDecl parent) {
            parent.members().forEach(m -> inherited.putIfAbsent(Naming.accessor(m.name()), m));
            base = parent.base();
        }
        checkMembers("member", decl.members(), inherited, Naming::accessor);
    }

    private void checkManaged(ManagedDecl decl) {
        // an inherited property may be declared again, as Network.name is
        checkMembers("property", decl.properties(), new HashMap<>(), Naming::constant);
        for (MethodDecl method : decl.methods()) {
            checkName(method.name(), method.line());
            checkMembers("parameter", method.parameters(), new HashMap<>(), Naming::accessor);
            for (Member parameter : method.parameters()) {
                if (parameter.name().equals("_this")) {
                    report(parameter.line(), "'_this' is the first parameter of every method");
                }
            }
            if (method.result() != null) {
                checkType(method.result(), method.line());
            }
        }
    }

    private void checkMembers(
            String what,
            List<Member> members,
            Map<String, Member> byJavaName,
            UnaryOperator<String> naming) {
        for (Member member : members) {
            checkName(member.name(), member.line());
            Member twin = byJavaName.putIfAbsent(naming.apply(member.name()), member);
            if (twin != null) {
                duplicate(what, member.name(), member.line(), twin.name(), twin.line());
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
                    report(line, "unknown type '" + name + "'");
                } else if (found instanceof ManagedDecl) {
                    report(line, "'" + name + "' is a managed object: write 'ref<" + name + ">'");
                }
            }
            case TypeName.Reference(var target) -> {
                if (target != null && !(declarations.get(target) instanceof ManagedDecl)) {
                    boolean exists =
                            declarations.containsKey(target) || SchemaParser.isBuiltIn(target);
                    report(
                            line,
                            exists
                                    ? "'" + target + "' is no managed object: 'ref<>' needs one"
                                    : "unknown managed object '" + target + "'");
                }
            }
        }
    }

    private void duplicate(String what, String name, int line, String twin, int first) {
        report(
                line,
                name.equals(twin)
                        ? "duplicate " + what + " '" + name + "', first in line " + first
                        : what
                                + " '"
                                + name
                                + "' would get the same Java name as '"
                                + twin
                                + "' in line "
                                + first);
    }

    private void report(int line, String problem) {
        problems.add(new Problem(line, problem));
    }
}
