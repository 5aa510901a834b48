/**
 * The words of the Jib CLI: an image of a Java program, without a Dockerfile.
 *
 * <p>Specification: the Jib CLI's own help.
 *
 * <p>Start reading at {@link dev.signlab.shell.jib.JibJarCommand}.
 */
@NullMarked
package dev.signlab.shell.jib;

import org.jspecify.annotations.NullMarked;
