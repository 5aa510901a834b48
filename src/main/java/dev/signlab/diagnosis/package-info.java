/**
 * What is in the world that a refused command may have been about: the files of a folder by their
 * kinds, and the images of a registry. It only looks, within bounds, and judges nothing.
 *
 * <p>Specification: none; the goals are in {@code content/design/failures.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.diagnosis.FolderFiles} and {@link
 * dev.signlab.diagnosis.ImageShelf}.
 */
@NullMarked
package dev.signlab.diagnosis;

import org.jspecify.annotations.NullMarked;
