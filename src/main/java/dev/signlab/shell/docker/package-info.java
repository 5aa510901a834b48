/**
 * The words of docker for images and for the line that starts a registry.
 *
 * <p>Specification: docker(1) and its pages, as far as the labs need them.
 *
 * <p>Start reading at {@link dev.signlab.shell.docker.DockerCommands}.
 */
@NullMarked
package dev.signlab.shell.docker;

import org.jspecify.annotations.NullMarked;
