/** Signatures with one change each, judged by the lab and by both cosigns. */
@NullMarked
package dev.signlab.mutation;

import org.jspecify.annotations.NullMarked;
