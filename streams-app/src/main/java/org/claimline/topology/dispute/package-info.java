/** The disputes topology: the chain of town changes becomes disputes and what a duty editor is told of them. */
@NullMarked
package org.claimline.topology.dispute;

import org.jspecify.annotations.NullMarked;
