/**
 * The register of places, and how a name as written finds its place (docs/places.md). A name is taken apart ({@code NameReader}: words that
 * say something, and the rest as it sounds); names of the register that share a key with it ({@code NameKeys}) are compared
 * ({@code Comparison}, {@code Likeness}), and what the report says beside chooses ({@code Resolver}, {@code Wider}, {@code Surroundings}). No I/O, no clock.
 */
@NullMarked
package org.claimline.place;

import org.jspecify.annotations.NullMarked;
