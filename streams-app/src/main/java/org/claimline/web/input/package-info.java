/**
 * The JSON that the API reads, as records, for the API's document alone: what is sent is read field by field, so that every fault can be named.
 * A test holds these equal to what is read.
 */
@NullMarked
package org.claimline.web.input;

import org.jspecify.annotations.NullMarked;
