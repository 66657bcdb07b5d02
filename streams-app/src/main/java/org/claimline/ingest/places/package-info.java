/**
 * How the register of places is kept: drawn from the tables of GeoNames, OCHA and Open-Syria by a selection of the editor's, and checked for
 * what does not hold together.
 */
@NullMarked
package org.claimline.ingest.places;

import org.jspecify.annotations.NullMarked;
