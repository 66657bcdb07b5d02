/**
 * The topics of record under another prefix: what was sent to us, copied as bytes, each record once however often the copying is interrupted.
 * What is derived of it the service makes anew there.
 */
@NullMarked
package org.claimline.copy;

import org.jspecify.annotations.NullMarked;
