package org.claimline.cli;

/** The exit codes of all commands; scripts may rely on them. */
final class ExitCode {
    static final int OK = 0;
    /** The command line or the configuration is wrong. */
    static final int USAGE = 2;
    /** The broker or the schema registry cannot be reached. */
    static final int UNAVAILABLE = 69;
    /** Something that should not happen; the log says more. */
    static final int SOFTWARE = 70;
    /** A port or a directory is taken or cannot be used. */
    static final int CANNOT_CREATE = 73;

    private ExitCode() {}
}
