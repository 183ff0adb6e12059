package dev.vireo.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/// The process that libvirt may take down with it: answers questions from standard input on
/// standard output until its parent is gone.
final class OracleChild {
    private OracleChild() {}

    public static void main(String[] args) throws IOException {
        var in =
                new DataInputStream(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
        var out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), 1 << 16));
        var libvirt = Libvirt.load();
        libvirt.limitMemory(Long.parseLong(args[0]));
        out.writeByte('!');
        out.flush();
        while (true) {
            in.mark(1);
            if (in.read() < 0) {
                return;
            }
            in.reset();
            OracleWire.write(libvirt.answer(OracleQuestion.readFrom(in)), out);
        }
    }
}
