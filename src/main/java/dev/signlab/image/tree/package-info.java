/**
 * The files of an image as its layers put them on top of one another, and what {@code COPY}, {@code
 * ADD} and {@code WORKDIR} change in them. A folder to build from, the layers of a base and an
 * earlier stage are all a {@link dev.signlab.image.tree.FileTree}, so that one rule holds for all:
 * links are followed within their tree and never out of it.
 */
@NullMarked
package dev.signlab.image.tree;

import org.jspecify.annotations.NullMarked;
