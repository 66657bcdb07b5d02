/** The delivery application: alerts and orders in, deliveries out; in between messages are sent, and sent again. */
@NullMarked
package org.claimline.alert.delivery;

import org.jspecify.annotations.NullMarked;
