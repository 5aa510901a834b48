/**
 * What snippets find under a name without making it: the image of the open lab, the keys of its
 * folder, what a verification says, and the log of the world.
 *
 * <p>Start reading at {@link dev.signlab.jshell.bound.Bound}.
 */
@NullMarked
package dev.signlab.jshell.bound;

import org.jspecify.annotations.NullMarked;
