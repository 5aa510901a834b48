/**
 * Reading what hangs on an image.
 *
 * <p>Specification: cosign's {@code tree} and {@code triangulate}.
 *
 * <p>Start reading at {@link dev.signlab.engine.inspect.Attachments}.
 */
@NullMarked
package dev.signlab.engine.inspect;

import org.jspecify.annotations.NullMarked;
