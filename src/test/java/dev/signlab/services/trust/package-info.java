/** Tests of what a deployment hands out, judged by both cosigns. */
@NullMarked
package dev.signlab.services.trust;

import org.jspecify.annotations.NullMarked;
