package dev.vireo.vim.codegen;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Turns wire names into Java names; the only place that does.
final class Naming {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "_",
                    "abstract",
                    "assert",
                    "boolean",
                    "break",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "const",
                    "continue",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extends",
                    "false",
                    "final",
                    "finally",
                    "float",
                    "for",
                    "goto",
                    "if",
                    "implements",
                    "import",
                    "instanceof",
                    "int",
                    "interface",
                    "long",
                    "native",
                    "new",
                    "null",
                    "package",
                    "private",
                    "protected",
                    "public",
                    "return",
                    "short",
                    "static",
                    "strictfp",
                    "super",
                    "switch",
                    "synchronized",
                    "this",
                    "throw",
                    "throws",
                    "transient",
                    "true",
                    "try",
                    "void",
                    "volatile",
                    "while");

    /// Methods that a generated class has from `Object` or its hand-written base, and that its own
    /// accessors, setters and calls must not override.
    private static final Set<String> TAKEN_METHODS =
            Set.of(
                    "clone",
                    "copyOfValues",
                    "equals",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "toString",
                    "unimplemented",
                    "wait",
                    "vimType",
                    "wireType",
                    "unknowns",
                    "toBuilder",
                    "builder",
                    "self",
                    "vimMethod",
                    "reference",
                    "invoker");

    /// Names that the hand-written and generated classes use: those of the package itself, those
    /// they import or take from `java.lang`, and those of every builder.
    private static final Set<String> RESERVED_TYPES =
            Set.copyOf(
                    Stream.of(
                                    "ApiVersion",
                                    "ArrayList",
                                    "ArrayValue",
                                    "Arrays",
                                    "Secrets",
                                    "Self",
                                    "Set",
                                    "Binary",
                                    "Boolean",
                                    "Builder",
                                    "Byte",
                                    "Class",
                                    "Comparable",
                                    "ClassCastException",
                                    "Collections",
                                    "DataAssembler",
                                    "DataMember",
                                    "DataObject",
                                    "DataType",
                                    "DataVisitor",
                                    "Double",
                                    "EnumType",
                                    "EnumValue",
                                    "Float",
                                    "Function",
                                    "FunctionalInterface",
                                    "IllegalArgumentException",
                                    "IllegalStateException",
                                    "Instant",
                                    "Integer",
                                    "LinkedHashMap",
                                    "List",
                                    "Locale",
                                    "Long",
                                    "ManagedObject",
                                    "ManagedObjectHandler",
                                    "ManagedObjectReference",
                                    "ManagedProperty",
                                    "ManagedType",
                                    "Map",
                                    "Math",
                                    "MethodInvoker",
                                    "MethodRequest",
                                    "MethodType",
                                    "MissingMemberException",
                                    "NullMarked",
                                    "Nullable",
                                    "Object",
                                    "Objects",
                                    "Optional",
                                    "Override",
                                    "RawElement",
                                    "RuntimeException",
                                    "Short",
                                    "String",
                                    "StringBuilder",
                                    "SuppressWarnings",
                                    "System",
                                    "Types",
                                    "Unknowns",
                                    "UnsupportedOperationException",
                                    "ValueKind",
                                    "VimType",
                                    "Void")
                            .map(Naming::ignoringCase)
                            .toList());

    private Naming() {}

    /// Returns whether the bindings use this name for something else, in whatever case.
    static boolean isReservedType(String name) {
        return RESERVED_TYPES.contains(ignoringCase(name));
    }

    private static String ignoringCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Returns the name of a member's accessor, builder method or parameter: `ID` becomes `id`,
    /// `default` becomes `default_`.
    static String accessor(String member) {
        String name = lowerFirst(member);
        return KEYWORDS.contains(name) || TAKEN_METHODS.contains(name) ? name + "_" : name;
    }

    /// Returns the name of a method's Java method: `PowerOnVM_Task` becomes `powerOnVMTask`.
    static String method(String wireName) {
        return accessor(wireName.replace("_", ""));
    }

    /// Returns the class of a declared type: `VirtualMachine`, and `VslmVClockInfo` for
    /// `vslmVClockInfo`.
    static String typeClass(String wireName) {
        return Character.toUpperCase(wireName.charAt(0)) + wireName.substring(1);
    }

    /// Returns the class of a method's request.
    static String requestClass(String wireName) {
        return typeClass(wireName.replace("_", "") + "Request");
    }

    /// Returns the interface that implements a managed type's methods on the server's side.
    static String handlerClass(String managedType) {
        return typeClass(managedType) + "Handler";
    }

    /// Returns the name of a constant: `poweredOn` becomes `POWERED_ON`, `MigrationV1`
    /// `MIGRATION_V1`, `vmxnet3` `VMXNET3`.
    static String constant(String value) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && startsWord(value, i)) {
                name.append('_');
            }
            name.append(c);
        }
        String upper = name.toString().toUpperCase(Locale.ROOT);
        return upper.equals("TYPE") || upper.equals("_") ? upper + "_" : upper;
    }

    private static boolean startsWord(String value, int i) {
        char before = value.charAt(i - 1);
        if (before == '_') {
            return false;
        }
        boolean endsAcronym = i + 1 < value.length() && Character.isLowerCase(value.charAt(i + 1));
        return !Character.isUpperCase(before) || endsAcronym;
    }

    private static String lowerFirst(String name) {
        int upper = 0;
        while (upper < name.length() && Character.isUpperCase(name.charAt(upper))) {
            upper++;
        }
        if (upper == 0) {
            return name;
        }
        // all of an acronym becomes lower case, except the letter that begins the next word
        int end = upper == name.length() || upper == 1 ? upper : upper - 1;
        return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
    }
}
