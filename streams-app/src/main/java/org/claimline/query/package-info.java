/** What is asked: the read model of every instance, and the account of a town from its claim versions. Knows no HTTP server. */
@NullMarked
package org.claimline.query;

import org.jspecify.annotations.NullMarked;
