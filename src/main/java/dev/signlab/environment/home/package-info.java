/**
 * The folder in which the lab keeps everything, who has it, and its small files.
 *
 * <p>Specification: {@code content/design/environment.adoc}; the XDG base directory specification.
 *
 * <p>Start reading at {@link dev.signlab.environment.home.LabHome}.
 */
@NullMarked
package dev.signlab.environment.home;

import org.jspecify.annotations.NullMarked;
