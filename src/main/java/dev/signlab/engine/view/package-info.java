/**
 * What stands in the files of the world of signatures, field by field: what each is for, and where
 * it is written what it means. Nothing is judged here, and whatever stands in a file may be shown.
 *
 * <p>Specification: the one that each view names.
 *
 * <p>Start reading at {@link dev.signlab.engine.view.View}.
 */
@NullMarked
package dev.signlab.engine.view;

import org.jspecify.annotations.NullMarked;
