/**
 * {@code admission}: what a cluster would ask of a webhook, the policies that it judges by, and its
 * answer.
 *
 * <p>Specification: {@code content/reference/admission.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.admission.AdmissionCommands}.
 */
@NullMarked
package dev.signlab.shell.admission;

import org.jspecify.annotations.NullMarked;
