/**
 * Software that nobody here wrote, as judges of what crosses our boundary: foreign command-line
 * tools, Debian's registry, published vectors. What is not on the machine is skipped by name.
 *
 * <p>Specification: none.
 *
 * <p>May import: nothing of ours, so that a judge never leans on what it judges.
 *
 * <p>Start reading at {@link dev.signlab.judge.Judges}.
 */
@NullMarked
package dev.signlab.judge;

import org.jspecify.annotations.NullMarked;
