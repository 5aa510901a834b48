/**
 * Moving images together with what hangs on them, and taking that away.
 *
 * <p>Specification: cosign's {@code copy}, {@code save}, {@code load}, {@code clean} and {@code
 * upload}; OCI distribution-spec 1.1 (Referrers Tag Schema). {@code content/design/moving.adoc}
 * says what is moved in which order and why.
 *
 * <p>Start reading at {@link dev.signlab.engine.move.ImageCopy}.
 */
@NullMarked
package dev.signlab.engine.move;

import org.jspecify.annotations.NullMarked;
