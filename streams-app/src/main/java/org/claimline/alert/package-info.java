/** What is told to receivers: who wants which alert, how a message is signed, where it may be sent and when it is tried again. */
@NullMarked
package org.claimline.alert;

import org.jspecify.annotations.NullMarked;
