/** The HTTP service: the API under {@code /api}, health, and the page. Speaks JSON and problem+json; shows nobody a stack trace. */
@NullMarked
package org.claimline.web;

import org.jspecify.annotations.NullMarked;
