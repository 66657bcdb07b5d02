package org.claimline.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.claimline.ingest.ByteOrderMark;

/** A table that cannot be read, is none, or cannot be written. The message is one line: what is wrong and what would do. */
final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private TableException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** What is read is no such table. */
    static TableException data(IllegalArgumentException fault) {
        return new TableException(String.valueOf(fault.getMessage()), ExitCode.DATA);
    }

    /** The text of a file, without the mark that spreadsheets put before it. */
    static String text(Path file) {
        try {
            return ByteOrderMark.strip(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new TableException(file + " is not UTF-8; save it as such", ExitCode.DATA);
        } catch (NoSuchFileException e) {
            throw new TableException(file + " is not there; check the name", ExitCode.USAGE);
        } catch (IOException e) {
            throw new TableException(file + " cannot be read: " + e.getMessage(), ExitCode.USAGE);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new TableException(
                    file + " cannot be written (" + e.getMessage() + "); create its directory, or name another",
                    ExitCode.CANNOT_CREATE);
        }
    }
}
