package org.claimline.web;

/** A parameter of the request cannot be understood; the message names it, its value and what would do. */
final class BadParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadParameterException(String name, String value, String remedy) {
        super("parameter " + name + ": \"" + value + "\" " + remedy);
    }
}
