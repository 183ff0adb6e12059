package dev.vireo.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// A shared library and libc, and texts that go to and fro. What is loaded stays.
@SuppressWarnings("restricted") // calling libvirt is what this is for; the callers enable it
final class NativeLibrary {
    private static final Linker LINKER = Linker.nativeLinker();

    private final SymbolLookup symbols;
    private final MethodHandle malloc = libc("malloc", ADDRESS, JAVA_LONG);
    private final MethodHandle free = libc("free", null, ADDRESS);
    private final MethodHandle strlen = libc("strlen", JAVA_LONG, ADDRESS);

    NativeLibrary(String name) {
        symbols = SymbolLookup.libraryLookup(name, Arena.global());
    }

    /// Finds a function of the library.
    ///
    /// @param result what it returns, null for nothing
    MethodHandle function(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(symbols.findOrThrow(name), descriptor(result, arguments));
    }

    static MethodHandle libc(
            String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), descriptor(result, arguments));
    }

    /// Makes a function pointer of a method.
    ///
    /// @param target the object whose method it is
    static MemorySegment callback(
            MethodHandles.Lookup lookup, Object target, String method, FunctionDescriptor shape) {
        try {
            MethodType type = shape.toMethodType();
            MethodHandle handle = lookup.bind(target, method, type);
            return LINKER.upcallStub(handle, shape, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FunctionDescriptor descriptor(
            @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return result == null
                ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(result, arguments);
    }

    /// Copies a text into memory that ends with the arena.
    static MemorySegment text(byte[] bytes, Arena arena) {
        MemorySegment text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
        return text;
    }

    /// Copies a text into memory that its receiver frees.
    MemorySegment givenText(byte[] bytes) throws Throwable {
        MemorySegment text =
                ((MemorySegment) malloc.invokeExact(bytes.length + 1L))
                        .reinterpret(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
        text.set(JAVA_BYTE, bytes.length, (byte) 0);
        return text;
    }

    /// Reads a text.
    byte[] bytes(MemorySegment text) throws Throwable {
        return text.reinterpret((long) strlen.invokeExact(text)).toArray(JAVA_BYTE);
    }

    /// Reads a text that was given to us, and frees it.
    byte[] takenBytes(MemorySegment text) throws Throwable {
        byte[] bytes = bytes(text);
        free.invokeExact(text);
        return bytes;
    }

    static boolean isNull(MemorySegment pointer) {
        return pointer.address() == 0;
    }
}
