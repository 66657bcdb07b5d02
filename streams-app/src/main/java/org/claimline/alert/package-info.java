/** What is told to receivers over HTTP: who they are and what they want, how a message is made, signed and sent, and where it may be sent. */
@NullMarked
package org.claimline.alert;

import org.jspecify.annotations.NullMarked;
