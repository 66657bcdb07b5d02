/**
 * A broker and a schema registry for the demo and for tests, so that neither needs anything but this program.
 *
 * <p>In production both are somebody else's: the service only knows their addresses.
 */
@NullMarked
package org.claimline.local;

import org.jspecify.annotations.NullMarked;
