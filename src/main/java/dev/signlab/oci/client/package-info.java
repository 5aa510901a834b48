/**
 * The client of a registry: manifests, blobs, tags and referrers over HTTP.
 *
 * <p>Specification: OCI distribution-spec 1.1; RFC 7617 (basic authentication); the token protocol
 * of the distribution project ({@code WWW-Authenticate: Bearer realm=…}).
 *
 * <p>Start reading at {@link dev.signlab.oci.client.RegistryClient}.
 */
@NullMarked
package dev.signlab.oci.client;

import org.jspecify.annotations.NullMarked;
