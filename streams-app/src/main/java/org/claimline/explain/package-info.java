/**
 * The state of a town in plain sentences: who says what, what decided, what was set aside, what would change it. Pure, as the fold is; it
 * attributes and never asserts, and what is for the desk's eyes only is in none of its sentences.
 */
@NullMarked
package org.claimline.explain;

import org.jspecify.annotations.NullMarked;
