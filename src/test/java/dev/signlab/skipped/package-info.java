/** Says at the end of a run which tests were skipped, and for want of what. */
@NullMarked
package dev.signlab.skipped;

import org.jspecify.annotations.NullMarked;
