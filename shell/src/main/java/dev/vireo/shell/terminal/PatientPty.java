package dev.vireo.shell.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// A terminal whose keys are read as [Keys] does it, and whose settings, for which programs are
/// run, are asked for and changed also by a thread that is interrupted meanwhile.
///
/// @param pty the terminal
record PatientPty(Pty pty) implements Pty {
    @Override
    public InputStream getMasterInput() throws IOException {
        return pty.getMasterInput();
    }

    @Override
    public OutputStream getMasterOutput() throws IOException {
        return pty.getMasterOutput();
    }

    @Override
    public InputStream getSlaveInput() {
        return new Keys();
    }

    @Override
    public OutputStream getSlaveOutput() throws IOException {
        return pty.getSlaveOutput();
    }

    @Override
    public Attributes getAttr() throws IOException {
        return calmly(pty::getAttr);
    }

    @Override
    public void setAttr(Attributes attributes) throws IOException {
        calmly(() -> {
            pty.setAttr(attributes);
            return attributes;
        });
    }

    @Override
    public Size getSize() throws IOException {
        return calmly(pty::getSize);
    }

    @Override
    public void setSize(Size size) throws IOException {
        pty.setSize(size);
    }

    @Override
    public SystemStream getSystemStream() {
        return pty.getSystemStream();
    }

    @Override
    public TerminalProvider getProvider() {
        return pty.getProvider();
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> T calmly(Call<T> call) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return call.run();
                } catch (InterruptedIOException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        pty.close();
    }
}
