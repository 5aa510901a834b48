/**
 * A vault: keys that sign inside, and never leave it.
 *
 * <p>Specification: the published HTTP API of the transit secrets engine of HashiCorp Vault
 * (create, read, list, rotate, sign, verify), its tokens and its errors; keys of kinds that sign,
 * no others.
 *
 * <p>Start reading at {@link dev.signlab.services.vault.EmbeddedVault}.
 */
@NullMarked
package dev.signlab.services.vault;

import org.jspecify.annotations.NullMarked;
