/**
 * Go's templates over JSON, as {@code --format} of docker, skopeo and their like take them.
 *
 * <p>Specification: Go's text/template, and the functions that docker's formatter adds. Functions
 * and actions that are none of these are refused.
 *
 * <p>Start reading at {@link dev.signlab.shell.template.Template}.
 */
@NullMarked
package dev.signlab.shell.template;

import org.jspecify.annotations.NullMarked;
