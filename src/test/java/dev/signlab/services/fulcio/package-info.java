/** The authority that certifies keys, over HTTP as clients see it. */
@NullMarked
package dev.signlab.services.fulcio;

import org.jspecify.annotations.NullMarked;
