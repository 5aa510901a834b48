/**
 * Judges one sigstore bundle by a public key: is the signature over this artifact, and by this key?
 * Every step of it is told with what was expected and what was found.
 *
 * <p>Specification: sigstore architecture-docs {@code client-spec.md}, section 4; {@code
 * content/design/blobs.adoc} for what the tools really do.
 *
 * <p>Start reading at {@link dev.signlab.engine.bundle.BundleJudge}.
 */
@NullMarked
package dev.signlab.engine.bundle;

import org.jspecify.annotations.NullMarked;
