/** What every system under test is given, and what it gives: the one interface that the numbered folders implement. */
@NullMarked
package org.claimline.bench;

import org.jspecify.annotations.NullMarked;
