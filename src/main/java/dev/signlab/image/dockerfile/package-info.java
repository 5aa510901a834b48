/**
 * Dockerfiles as the lab can build them: those that arrange files and say how to start them.
 *
 * <p>Specification: the Dockerfile reference of Docker; the instructions that need a running
 * container are refused with their line and a way out.
 *
 * <p>Start reading at {@link dev.signlab.image.dockerfile.Dockerfile}.
 */
@NullMarked
package dev.signlab.image.dockerfile;

import org.jspecify.annotations.NullMarked;
