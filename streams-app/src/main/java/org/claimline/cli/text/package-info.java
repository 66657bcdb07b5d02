/** What commands print: tables that fit the terminal, progress, counts and times in words. Knows nothing of claims. */
@NullMarked
package org.claimline.cli.text;

import org.jspecify.annotations.NullMarked;
