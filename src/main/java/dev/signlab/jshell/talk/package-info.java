/**
 * What the lab and the JVM of its snippets say to each other.
 *
 * <p>Start reading at {@link dev.signlab.jshell.talk.Message}.
 */
@NullMarked
package dev.signlab.jshell.talk;

import org.jspecify.annotations.NullMarked;
