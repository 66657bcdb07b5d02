/**
 * Files of reports, a report a line, taken in whole: streamed in little memory, and each line exactly once however often the taking is
 * interrupted.
 */
@NullMarked
package org.claimline.ingest.file;

import org.jspecify.annotations.NullMarked;
