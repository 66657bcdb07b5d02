package org.claimline.cli;

/** The exit codes of all commands; scripts may rely on them. */
final class ExitCode {
    static final int OK = 0;
    /** Looked, and found wanting: a town of which nothing is known, a schema that is not registered. */
    static final int WANTING = 1;
    /** The command line or the configuration is wrong. */
    static final int USAGE = 2;
    /** Some of the data was refused. */
    static final int DATA = 65;
    /** The service, the broker or the schema registry cannot be reached. */
    static final int UNAVAILABLE = 69;
    /** Something that should not happen. */
    static final int SOFTWARE = 70;
    /** A port, a directory or a file is taken or cannot be used. */
    static final int CANNOT_CREATE = 73;
    /** It was interrupted, as a signal would have it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
