package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Decl;
import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.SchemaException.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Checks that each class to be generated has a name of its own. Names that differ only in case
/// count as the same, because their files do on some systems.
final class ClassNames {
    private final Consumer<Problem> problems;
    private final Map<String, Owner> owners = new HashMap<>();

    ClassNames(Consumer<Problem> problems) {
        this.problems = problems;
    }

    void check(Schema schema) {
        schema.declarations().forEach(this::checkDeclaration);
        schema.managed().forEach(this::checkManaged);
    }

    private void checkDeclaration(Decl decl) {
        String name = decl.name();
        if (SchemaParser.isBuiltIn(name)) {
            report(decl.line(), "'" + name + "' is the name of a built-in type");
        } else if (Naming.isReservedType(name)) {
            report(decl.line(), "'" + name + "' is a name that the bindings use themselves");
        } else {
            String className = Naming.typeClass(name);
            claim(className, new Owner("type", name, className, decl.line()));
        }
    }

    private void checkManaged(ManagedDecl decl) {
        String name = decl.name();
        String handler = Naming.handlerClass(name);
        claim(handler, new Owner("handler", name, handler, decl.line()));
        decl.methods()
                .forEach(method -> {
                    String request = Naming.requestClass(method.name());
                    claim(request, new Owner("method", method.name(), request, method.line()));
                });
    }

    private void claim(String className, Owner owner) {
        Owner twin = owners.putIfAbsent(className.toLowerCase(Locale.ROOT), owner);
        if (twin == null) {
            if (Naming.isReservedType(className)) {
                report(owner.line, "the class of " + owner + " needs a name of the bindings");
            }
            return;
        }
        if (twin.what.equals(owner.what) && twin.name.equals(owner.name)) {
            String what = owner.what + " '" + owner.name + "'";
            report(owner.line, "duplicate " + what + ", first in line " + twin.line);
        } else if (!twin.className.equals(owner.className)) {
            report(owner.line, owner + " differs only in case from " + twin.inLine());
        } else {
            report(owner.line, owner + " needs the same Java class as " + twin.inLine());
        }
    }

    private void report(int line, String problem) {
        problems.accept(new Problem(line, problem));
    }

    private record Owner(String what, String name, String className, int line) {
        String inLine() {
            return this + " in line " + line;
        }

        @Override
        public String toString() {
            return (what.equals("handler") ? "the handler of '" : what + " '") + name + "'";
        }
    }
}
