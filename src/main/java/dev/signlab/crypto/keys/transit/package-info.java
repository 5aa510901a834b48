/**
 * A client of the transit engine of HashiCorp Vault and OpenBao: keys that never leave the server.
 *
 * <p>Specification: the published HTTP API of the transit secrets engine (create, read, sign), and
 * cosign's environment variables; no server judged it, see {@code content/design/keys.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.crypto.keys.transit.TransitEngine}.
 */
@NullMarked
package dev.signlab.crypto.keys.transit;

import org.jspecify.annotations.NullMarked;
