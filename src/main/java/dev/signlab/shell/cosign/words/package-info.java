/**
 * What cosign says of a report and of what hangs on an image, letter by letter where scripts read
 * it.
 *
 * <p>Specification: cosign 3.1's own words.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.words.CosignText}.
 */
@NullMarked
package dev.signlab.shell.cosign.words;

import org.jspecify.annotations.NullMarked;
