/**
 * What a learner has done, kept in one small file that a person can read.
 *
 * <p>Specification: the first lines of the file itself.
 *
 * <p>Start reading at {@link dev.signlab.scenario.progress.ProgressFile}.
 */
@NullMarked
package dev.signlab.scenario.progress;

import org.jspecify.annotations.NullMarked;
