package org.claimline.ingest.file;

import java.io.IOException;

/** What came now is not what came before, and cannot be read again from its beginning. Nothing of it was taken. */
public final class OtherContentException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherContentException(String label) {
        super(label + ": what comes now does not begin with what was taken in under this name before;"
                + " begin anew with --restart, or use another --name");
    }
}
