/** The commands: reads arguments, calls the other packages, prints, and gives an exit code. */
@NullMarked
package org.claimline.cli;

import org.jspecify.annotations.NullMarked;
