/** Which schema stands behind which topic. The records themselves are generated into {@code org.claimline.avro}. */
package org.claimline.schema;
