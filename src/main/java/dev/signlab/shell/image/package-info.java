/**
 * What the words of docker, skopeo, crane, jib and the lab's own share: which image is meant, names
 * that are meant instead, how registries are reached, versions, and the images that the Tab key
 * offers.
 *
 * <p>Specification: none.
 *
 * <p>Start reading at {@link dev.signlab.shell.image.Images}.
 */
@NullMarked
package dev.signlab.shell.image;

import org.jspecify.annotations.NullMarked;
