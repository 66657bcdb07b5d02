/** Who may ask what, and how much: tokens and roles, what instances show each other, clients and their budgets. Knows nothing of the calls themselves. */
@NullMarked
package org.claimline.web.access;

import org.jspecify.annotations.NullMarked;
