/**
 * What went wrong on earlier days and is asked again, at growing distances. The days are those of
 * the machine: a world whose clock is turned does not change when something is due.
 *
 * <p>Start reading at {@link dev.signlab.scenario.review.ReviewBook}.
 */
@NullMarked
package dev.signlab.scenario.review;

import org.jspecify.annotations.NullMarked;
