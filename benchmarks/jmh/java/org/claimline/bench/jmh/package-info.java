/** Micro-benchmarks of what a claim passes: what each step costs by itself. */
package org.claimline.bench.jmh;
