/**
 * What a verifier is told to believe: the repository by which the trusted root of a deployment is
 * handed out.
 *
 * <p>Specification: The Update Framework, version 1.0.31; the names of the targets are those of
 * sigstore's root-signing.
 *
 * <p>Start reading at {@link dev.signlab.services.trust.TufRepository}.
 */
@NullMarked
package dev.signlab.services.trust;

import org.jspecify.annotations.NullMarked;
