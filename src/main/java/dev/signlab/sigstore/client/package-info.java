/**
 * Clients of the services that a signature without keys needs: the issuer of identity tokens
 * ({@code oidc}), the certificate authority ({@code fulcio}), the logs ({@code rekor}), the
 * timestamp authority ({@code tsa}) and the repository of trust ({@code tuf}). Each returns what it
 * was given, read strictly and within bounds; whom to believe is decided elsewhere.
 *
 * <p>Specification: sigstore {@code client-spec.md}, section 3, and the services' own API
 * descriptions.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.ServiceDoor}.
 */
@NullMarked
package dev.signlab.sigstore.client;

import org.jspecify.annotations.NullMarked;
