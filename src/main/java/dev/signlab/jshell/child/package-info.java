/**
 * What runs in the JVM of the snippets.
 *
 * <p>Start reading at {@link dev.signlab.jshell.child.SnippetMain}.
 */
@NullMarked
package dev.signlab.jshell.child;

import org.jspecify.annotations.NullMarked;
