/**
 * The first half of reconcile: reports in, claim versions with their town out. Each report is read again from everything known of it
 * whenever any of that changes, and only the differences go on.
 */
@NullMarked
package org.claimline.topology.normalise;

import org.jspecify.annotations.NullMarked;
